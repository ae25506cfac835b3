package annals.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Where a shell gets its lines from. */
interface LineSource extends Closeable {
    /** The next line; empty at the end. */
    Optional<String> next() throws IOException;

    /** Does what a line asks for; a person may interrupt it, and has the next line then. */
    default int answer(IntSupplier work) {
        return work.getAsInt();
    }

    /** The lines of a stream: a script. */
    static LineSource of(InputStream in) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return new LineSource() {
            @Override
            public Optional<String> next() throws IOException {
                return Optional.ofNullable(lines.readLine());
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }
}
