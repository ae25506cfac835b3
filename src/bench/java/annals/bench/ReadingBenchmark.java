package annals.bench;

import annals.archive.ArchiveFile;
import annals.archive.SourceReader;
import annals.archive.Sources;
import annals.cli.Main;
import annals.cli.Terminal;
import annals.export.JsonLines;
import annals.export.MessageJson;
import annals.export.Redaction;
import annals.parse.MailReader;
import annals.parse.MarksAlone;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One thread reads a whole archive: each operation is one pass over it. Each method does more than the one before, so
 * that differences tell what a stage costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC", "-Xss2m"})
@Warmup(iterations = 8)
@Measurement(iterations = 10)
public class ReadingBenchmark {
    /** The archive's file or folder. */
    @Param("/tmp/annals-bench/bioc-devel")
    public String archive = "";

    private List<ArchiveFile> files = List.of();
    private final MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));

    @Setup
    public void findFiles() throws IOException {
        files = Sources.find(archive);
    }

    /** Bytes to raw messages. */
    @Benchmark
    public void split(Blackhole blackhole) throws IOException {
        SourceReader source = new SourceReader();
        for (ArchiveFile file : files) {
            source.read(file, blackhole::consume);
        }
    }

    /** Bytes to messages, decoded and cut into segments. */
    @Benchmark
    public void splitAndParse(Blackhole blackhole) throws IOException {
        for (ArchiveFile file : files) {
            reader.read(file, Optional.empty(), blackhole::consume);
        }
    }

    /** What src/bench/python/read_mbox.py does: the same but for segments, which are by the marks alone. */
    @Benchmark
    public void parseByMarks() throws IOException {
        MailReader byMarks = new MailReader(MarksAlone.parser());
        MessageJson writer = new MessageJson(Profiles.builtIn(), Redaction.NONE);
        MessageJson.Detail detail = new MessageJson.Detail(true, false);
        try (JsonLines lines = new JsonLines(OutputStream.nullOutputStream(), "parse")) {
            for (ArchiveFile file : files) {
                byMarks.read(file, Optional.empty(), message -> writer.write(lines, message, Optional.empty(), detail));
            }
        }
    }

    /** The same with Jakarta Mail's and Jackson's own methods: what a reader on these libraries takes at the least. */
    @Benchmark
    public void parseBare() throws IOException {
        SourceReader source = new SourceReader();
        BareReader bare = new BareReader(OutputStream.nullOutputStream());
        for (ArchiveFile file : files) {
            source.read(file, raw -> bare.write(raw.content()));
        }
    }

    /** The whole {@code annals parse --format json}, its output thrown away. */
    @Benchmark
    public int parseCommand() {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int code = Main.run(
                new String[] {"parse", "--format", "json", archive},
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                errors,
                Terminal.NONE,
                Map.of());
        if (code != 0) {
            throw new IllegalStateException(
                    "annals parse ended with " + code + ": " + errors.toString(StandardCharsets.UTF_8));
        }
        return code;
    }
}
