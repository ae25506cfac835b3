package annals.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Runs one input again and makes it smaller: {@code Finding TARGET-CLASS INPUT [SMALLER]} prints what it causes, and
 * writes the smallest input that causes the same into SMALLER. Exits with 1 when the input causes nothing.
 */
public final class Finding {
    private final Method target;

    private Finding(Method target) {
        this.target = target;
    }

    /** Runs the input. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        Finding finding = new Finding(Class.forName(args[0]).getMethod("fuzzerTestOneInput", byte[].class));
        byte[] input = Files.readAllBytes(Path.of(args[1]));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Optional<Throwable> cause = finding.cause(input);
        if (cause.isEmpty()) {
            long millis = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.println("nothing: " + args[1] + " takes " + millis + " ms");
            System.exit(1);
        }
        byte[] smallest = args.length > 2 ? finding.smallest(input, shape(cause.get())) : input;
        if (args.length > 2) {
            Files.write(Path.of(args[2]), smallest);
        }
        System.out.println(args[1] + ": " + input.length + " bytes, " + smallest.length + " needed");
        finding.cause(smallest).orElse(cause.get()).printStackTrace(System.out);
    }

    private Optional<Throwable> cause(byte[] input) throws IllegalAccessException {
        try {
            target.invoke(null, (Object) input);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause());
        }
    }

    /** Kind and place of a failure: two inputs of one shape show one bug. */
    private static String shape(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        String place = stack.length == 0 ? "" : stack[0].toString();
        String what = cause instanceof Soundness.Violation ? String.valueOf(cause.getMessage()) : "";
        return cause.getClass().getName() + " " + what.replaceAll("\\d+", "") + " " + place;
    }

    /** Leaves out ever smaller runs of bytes, as long as the failure stays the same. */
    private byte[] smallest(byte[] input, String shape) throws IllegalAccessException {
        byte[] small = input;
        for (int run = Math.max(1, input.length / 2); run > 0; run /= 2) {
            for (int at = 0; at < small.length; ) {
                byte[] shorter = without(small, at, Math.min(run, small.length - at));
                if (cause(shorter).map(Finding::shape).filter(shape::equals).isPresent()) {
                    small = shorter;
                } else {
                    at += run;
                }
            }
        }
        return small;
    }

    private static byte[] without(byte[] bytes, int at, int length) {
        byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
        System.arraycopy(bytes, at + length, rest, at, rest.length - at);
        return rest;
    }
}
