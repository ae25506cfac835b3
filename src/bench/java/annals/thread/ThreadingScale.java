package annals.thread;

import annals.mail.Mailbox;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.mail.Segment;
import annals.mail.Sent;
import annals.mail.Subject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Seconds and heap of threading invented mails: conversations of five mails in the mean, a third of the replies without
 * headers, each quoting three lines of its parent; words are drawn as in English (Zipf).
 *
 * <pre>ThreadingScale MAILS…</pre>
 *
 * For each size one line: the best of five runs, the heap that the envelopes hold and the heap that the threads hold
 * beside them. The exponent is that between the first and the last size.
 */
final class ThreadingScale {
    private static final int RUNS = 5;
    private static final int WORDS = 40_000;
    private static final int WORDS_A_MAIL = 120;

    private ThreadingScale() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        double[] sizes = new double[args.length];
        double[] seconds = new double[args.length];
        for (int i = 0; i < args.length; i++) {
            int mails = Integer.parseInt(args[i]);
            long empty = heap();
            List<Envelope> envelopes = envelopes(mails);
            long held = heap() - empty;
            double best = Double.MAX_VALUE;
            long result = 0;
            int threads = 0;
            for (int run = 0; run < RUNS; run++) {
                long before = heap();
                long start = System.nanoTime();
                List<MailThread> found = new Threader(ThreadingRules.USUAL).thread(envelopes);
                best = Math.min(best, (System.nanoTime() - start) / 1e9);
                result = heap() - before;
                threads = found.size();
            }
            sizes[i] = mails;
            seconds[i] = best;
            out.printf(
                    Locale.ROOT,
                    "%,d mails in %,d threads: %.2f s; envelopes %.1f MB, threads %.1f MB%n",
                    mails,
                    threads,
                    best,
                    held / 1e6,
                    result / 1e6);
        }
        int last = args.length - 1;
        if (last > 0) {
            double exponent = Math.log(seconds[last] / seconds[0]) / Math.log(sizes[last] / sizes[0]);
            out.printf(Locale.ROOT, "time grows with the power %.2f of the mails%n", exponent);
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<Envelope> envelopes(int mails) {
        Random random = new Random(mails);
        List<Envelope> envelopes = new ArrayList<>(mails);
        List<String> texts = new ArrayList<>(mails);
        List<Integer> beginnings = new ArrayList<>(mails);
        for (int i = 0; i < mails; i++) {
            boolean begins = i == 0 || random.nextInt(5) == 0;
            int parent = begins ? -1 : Math.max(0, i - 1 - random.nextInt(40));
            int beginning = begins ? i : beginnings.get(parent);
            String text = words(random);
            texts.add(text);
            beginnings.add(beginning);
            boolean lost = begins || random.nextInt(3) == 0;
            List<MessageId> answers = lost ? List.of() : List.of(id(parent));
            List<Segment> body = new ArrayList<>();
            if (!begins) {
                String said = texts.get(parent);
                body.add(new Segment(Segment.Kind.QUOTE, 1, said.substring(0, said.length() / 4)));
            }
            body.add(new Segment(Segment.Kind.NEW, 0, text));
            envelopes.add(Envelope.of(message(i, (begins ? "" : "Re: ") + "About matter " + beginning, answers, body)));
        }
        return envelopes;
    }

    private static Message message(int number, String subject, List<MessageId> answers, List<Segment> body) {
        return new Message(
                id(number),
                List.of(new Origin("scale.mbox", "", number, 1)),
                "scale@example.org",
                new Mailbox("Writer " + number % 997, "writer" + number % 997 + "@example.org"),
                List.of(),
                List.of(),
                new Sent(Instant.ofEpochSecond(1_000_000_000L + 1800L * number), Sent.Source.DATE),
                Subject.of(subject, List.of()),
                answers,
                answers,
                body,
                List.of(),
                Map.of(),
                List.of());
    }

    private static MessageId id(int number) {
        return new MessageId("mail-" + number + "@scale.example.org");
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS_A_MAIL; i++) {
            int rank = (int) Math.pow(WORDS, random.nextDouble());
            text.append("w").append(rank).append(i % 12 == 11 ? '\n' : ' ');
        }
        return text.toString();
    }
}
