package annals.archive.mirror;

import java.io.IOException;

/** Something fails here, not at the server: trying again is of no use. */
final class LocalFailure extends IOException {
    private static final long serialVersionUID = 1L;

    LocalFailure(IOException cause) {
        super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }
}
