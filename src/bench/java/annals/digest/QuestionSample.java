package annals.digest;

import annals.event.ThreadBrief.Excerpt;
import annals.history.IndexedPeople;
import annals.index.StoredThread;
import annals.index.ThreadIndexReader;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.person.People;
import annals.profile.Profiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A sample of the questions without a reply in an index, of all its threads, to be judged by eye.
 *
 * <pre>QuestionSample INDEX SAMPLE SEED</pre>
 *
 * Each with the hash of its mail, so that {@code annals show} tells the rest.
 */
final class QuestionSample {
    private QuestionSample() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int size = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        List<Excerpt> questions = new ArrayList<>();
        Map<MessageId, String> mails = new HashMap<>();
        int[] messages = new int[1];
        try (ThreadIndexReader index = ThreadIndexReader.open(Path.of(args[0]))) {
            People people = IndexedPeople.of(index, Profiles.builtIn());
            index.forEachThread((StoredThread thread) -> {
                List<Message> all = index.messages(thread);
                messages[0] += all.size();
                List<Excerpt> found = UnansweredQuestions.in(thread.thread(), all, all, people::person);
                for (Message message : found.isEmpty() ? List.<Message>of() : all) {
                    mails.put(
                            message.id(),
                            message.sent().instant() + " " + message.from() + " / "
                                    + thread.summary().subject());
                }
                questions.addAll(found);
            });
        }
        out.println(questions.size() + " questions in " + messages[0] + " messages; seed " + seed);
        Collections.shuffle(questions, new Random(seed));
        int number = 1;
        for (Excerpt question : questions.subList(0, Math.min(size, questions.size()))) {
            out.println(number++ + " [" + question.message().hash().substring(0, 10) + "] "
                    + mails.get(question.message()));
            out.println("    " + question.text());
        }
    }
}
