package annals.archive.mirror;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a body into a stream up to a length; what is longer, or cannot be used, is not read to its end. */
final class BoundedBody implements BodySubscriber<BoundedBody.Result> {
    /** What came. */
    sealed interface Result {
        /** All of it is written. */
        record Whole() implements Result {}

        /** More than that came; the rest was left. */
        record TooLong(long maxBytes) implements Result {}

        /** The answer does not fit what was asked for. */
        record Unusable(String why) implements Result {}
    }

    /** The answer does not fit what was asked for; it may at the next attempt. */
    static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnusableException(String why) {
            super(why);
        }
    }

    /** Opens the stream when the body begins. */
    interface Opening {
        OutputStream open() throws IOException;
    }

    private final Opening opening;
    private final long maxBytes;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable OutputStream out;
    private long written;

    BoundedBody(Opening opening, long maxBytes) {
        this.opening = opening;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Result> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        try {
            out = opening.open();
            begun.request(1);
        } catch (UnusableException e) {
            end(new Result.Unusable(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            fail(new LocalFailure(e));
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (out == null || subscription == null || result.isDone()) {
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[(int) Math.min(buffer.remaining(), maxBytes - written)];
                buffer.get(bytes);
                out.write(bytes);
                written += bytes.length;
                if (buffer.hasRemaining()) {
                    end(new Result.TooLong(maxBytes));
                    return;
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            fail(new LocalFailure(e));
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            if (out != null) {
                out.close();
            }
            result.complete(new Result.Whole());
        } catch (IOException e) {
            result.completeExceptionally(new LocalFailure(e));
        }
    }

    private void end(Result early) {
        cancel();
        result.complete(early);
    }

    private void fail(IOException failure) {
        cancel();
        result.completeExceptionally(failure);
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
        close();
    }

    private void close() {
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                // The body is dropped or begun again; what was written of it is told by its length.
            }
        }
    }
}
