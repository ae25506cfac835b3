package annals.digest;

import annals.event.ThreadBrief.Excerpt;
import annals.history.IndexedPeople;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.Segment;
import annals.person.People;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A sample of the questions without a reply in an index, of all its threads, to be judged by eye.
 *
 * <pre>QuestionSample INDEX SAMPLE SEED</pre>
 *
 * Each as a block of at most about 60 lines: the question, its mail, and the mails of the thread that came later, cut
 * where they are long; of what they quote the begin and the end. The hash of each mail is there, so that {@code annals
 * show} tells the rest.
 */
final class QuestionSample {
    private static final int WIDTH = 150;
    private static final int LINES_OF_MAIL = 18;
    private static final int LINES_OF_REPLIES = 34;
    private static final int LEAST_LINES = 3;

    private QuestionSample() {}

    private record Asked(Excerpt question, Message mail, List<Message> later) {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int size = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        List<Asked> questions = new ArrayList<>();
        int[] messages = new int[1];
        try (ThreadIndexReader index = ThreadIndexReader.open(Path.of(args[0]))) {
            People people = IndexedPeople.of(index, Profiles.builtIn());
            index.forEachThread((StoredThread thread) -> {
                List<Message> all = index.messages(thread);
                messages[0] += all.size();
                for (Excerpt found : UnansweredQuestions.in(thread.thread(), all, all, people::person)) {
                    questions.add(asked(found, all));
                }
            });
        }
        Collections.shuffle(questions, new Random(seed));
        out.println(questions.size() + " questions in " + messages[0] + " messages; seed " + seed);
        int number = 1;
        for (Asked asked : questions.subList(0, Math.min(size, questions.size()))) {
            print(number++, asked, out);
        }
    }

    private static Asked asked(Excerpt question, List<Message> all) {
        Message mail = all.stream()
                .filter(message -> message.id().equals(question.message()))
                .findFirst()
                .orElseThrow();
        List<Message> later = all.stream()
                .filter(message -> !message.id().equals(mail.id())
                        && !message.sent().instant().isBefore(mail.sent().instant()))
                .toList();
        return new Asked(question, mail, later);
    }

    private static void print(int number, Asked asked, PrintStream out) {
        out.println("\n## " + number);
        out.println("QUESTION: " + asked.question().text());
        out.println(
                "MAIL: " + head(asked.mail()) + ", " + asked.mail().subject().text());
        around(asked.question().text(), lines(asked.mail())).forEach(line -> out.println("    " + line));
        out.println("LATER MAILS OF THE THREAD: " + asked.later().size());
        int share = LINES_OF_REPLIES / Math.max(1, asked.later().size());
        int left = LINES_OF_REPLIES;
        for (Message message : asked.later()) {
            List<String> lines = lines(message);
            int most = Math.min(left, Math.max(LEAST_LINES, share)) - 1;
            if (most < 1) {
                out.println("  - (and more)");
                return;
            }
            out.println("  - " + head(message));
            cut(lines, most).forEach(line -> out.println("      " + line));
            left -= 1 + Math.min(lines.size(), most);
        }
    }

    private static String head(Message message) {
        return "[" + message.id().hash().substring(0, 10) + "] "
                + message.sent().instant() + " " + message.from().name() + " <"
                + message.from().address() + ">";
    }

    private static List<String> cut(List<String> lines, int most) {
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (lines.size() > most) {
            shown.add("(" + (lines.size() - most) + " more lines)");
        }
        return shown;
    }

    /** So many lines, the one that holds the end of the question among them. */
    private static List<String> around(String question, List<String> lines) {
        String end = question.substring(Math.max(0, question.length() - 25));
        int at = 0;
        while (at < lines.size() - 1
                && !lines.get(at).contains(end)
                && !(lines.get(at) + " " + lines.get(at + 1)).contains(end)) {
            at++;
        }
        int from = Math.max(0, Math.min(at - LINES_OF_MAIL / 2, lines.size() - LINES_OF_MAIL));
        List<String> shown = new ArrayList<>(from > 0 ? List.of("(" + from + " lines before)") : List.of());
        shown.addAll(cut(lines.subList(from, lines.size()), LINES_OF_MAIL));
        return shown;
    }

    /** Paragraphs of one's own words and the first line of quotes and code, wrapped anew. */
    private static List<String> lines(Message message) {
        List<String> lines = new ArrayList<>();
        for (Segment segment : message.body()) {
            switch (segment.kind()) {
                case NEW -> {
                    for (String paragraph : segment.text().split("\\n[ \\t\\r]*\\n")) {
                        wrap(paragraph.strip().replaceAll("\\s+", " "), lines);
                    }
                }
                case QUOTE -> quote("> " + start(segment.text()), lines);
                case CODE, PATCH -> lines.add("| " + start(segment.text()));
                default -> {
                    // tells nothing about the question
                }
            }
        }
        return lines;
    }

    /** One line for all that is quoted in a row: of what quotes itself the answered words are the last ones above. */
    private static void quote(String line, List<String> lines) {
        if (!lines.isEmpty() && lines.getLast().startsWith("> ")) {
            lines.removeLast();
        }
        lines.add(line);
    }

    private static String start(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= 2 * WIDTH
                ? flat
                : flat.substring(0, WIDTH / 2) + " … " + flat.substring(flat.length() - WIDTH);
    }

    private static void wrap(String paragraph, List<String> lines) {
        String rest = paragraph;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space <= 0 ? WIDTH : space;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
    }
}
