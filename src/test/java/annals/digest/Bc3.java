package annals.digest;

import annals.archive.RawMessage;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.mail.Origin;
import annals.parse.MessageParser;
import annals.parse.SourceContext;
import annals.profile.Profiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The judged threads of BC3, read as mails: a line for each of its sentences, through our own parser, so that what is
 * measured is what the command line gives. What the digest takes is mapped back to BC3's sentences: one is taken when
 * more than half of its letters are.
 */
final class Bc3 {
    /**
     * A sentence as BC3 cuts them.
     *
     * @param mail which message of the thread, from 0
     * @param votes how many of three annotators chose it
     * @param from where its letters begin among those of its mail; {@code until} where they end
     */
    record Sentence(int mail, String text, int words, int votes, int from, int until) {
        boolean isQuoted() {
            return text.startsWith(">");
        }
    }

    /** A thread: its mails and all its sentences, quotes and signatures included. */
    record Judged(String name, List<Message> messages, List<String> letters, List<Sentence> sentences) {
        int words() {
            return sentences.stream().mapToInt(Sentence::words).sum();
        }

        /** 30 % of the thread's words. */
        int budget() {
            return (int) (0.3 * words());
        }

        /** The most votes that whole sentences within the budget can have. */
        int bestVotes() {
            int[] best = new int[budget() + 1];
            for (Sentence sentence : sentences) {
                for (int words = best.length - 1; words >= sentence.words(); words--) {
                    best[words] = Math.max(best[words], best[words - sentence.words()] + sentence.votes());
                }
            }
            return best[budget()];
        }

        /** The votes of sentences, over the best possible. */
        double recall(List<Sentence> chosen) {
            return (double) chosen.stream().mapToInt(Sentence::votes).sum() / bestVotes();
        }

        /** What sentences that the digest took are in BC3. */
        List<Sentence> ofDigest(List<CitedSentence> digest) {
            Map<Integer, boolean[]> taken = new HashMap<>();
            for (CitedSentence sentence : digest) {
                int mail = mail(sentence.message());
                boolean[] marks = taken.computeIfAbsent(
                        mail, m -> new boolean[letters.get(m).length()]);
                mark(marks, letters.get(mail), lettersOf(sentence.text()));
            }
            return sentences.stream()
                    .filter(s -> taken.containsKey(s.mail()) && share(taken.get(s.mail()), s) > 0.5)
                    .toList();
        }

        /** The mean votes of the BC3 sentences that one sentence of ours covers, by letters. */
        double votes(Message message, String text) {
            int mail = mail(message.id());
            boolean[] marks = new boolean[letters.get(mail).length()];
            mark(marks, letters.get(mail), lettersOf(text));
            double votes = 0;
            double covered = 0;
            for (Sentence sentence : sentences) {
                if (sentence.mail() == mail) {
                    double letters = share(marks, sentence) * (sentence.until() - sentence.from());
                    votes += letters * sentence.votes();
                    covered += letters;
                }
            }
            return covered == 0 ? 0 : votes / covered;
        }

        private int mail(MessageId id) {
            return IntStream.range(0, messages.size())
                    .filter(i -> messages.get(i).id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private static void mark(boolean[] marks, String letters, String wanted) {
            int at = letters.indexOf(wanted);
            if (at < 0) {
                throw new IllegalStateException("not in the mail: " + wanted);
            }
            while (at >= 0 && marks[at]) {
                at = letters.indexOf(wanted, at + 1);
            }
            for (int i = Math.max(0, at); at >= 0 && i < at + wanted.length(); i++) {
                marks[i] = true;
            }
        }

        private static double share(boolean[] marks, Sentence sentence) {
            long marked = IntStream.range(sentence.from(), sentence.until())
                    .filter(i -> marks[i])
                    .count();
            return sentence.until() == sentence.from() ? 0 : (double) marked / (sentence.until() - sentence.from());
        }
    }

    private final Map<String, Map<String, Integer>> votes = new HashMap<>();
    private final MessageParser parser = new MessageParser(Profiles.builtIn());

    private Bc3() {}

    /** All threads of {@code corpus.xml} in its order. */
    static List<Judged> read(Path folder) throws Exception {
        Bc3 bc3 = new Bc3();
        for (Element thread : elements(root(folder.resolve("annotation.xml")), "thread")) {
            Map<String, Integer> counts = new HashMap<>();
            for (Element chosen : elements(thread, "sentences")) {
                elements(chosen, "sent").forEach(sent -> counts.merge(sent.getAttribute("id"), 1, Integer::sum));
            }
            bc3.votes.put(text(thread, "listno"), counts);
        }
        List<Judged> threads = new ArrayList<>();
        for (Element thread : elements(root(folder.resolve("corpus.xml")), "thread")) {
            threads.add(bc3.judged(thread));
        }
        return threads;
    }

    private Judged judged(Element thread) {
        String list = text(thread, "listno");
        List<Message> messages = new ArrayList<>();
        List<String> letters = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        for (Element mail : elements(thread, "DOC")) {
            StringBuilder body = new StringBuilder();
            StringBuilder seen = new StringBuilder();
            for (Element sent : elements(mail, "Sent")) {
                String text = unescaped(sent.getTextContent()).strip();
                int from = seen.length();
                seen.append(lettersOf(text));
                body.append(text).append('\n');
                sentences.add(new Sentence(
                        messages.size(),
                        text,
                        Words.count(text),
                        votes.get(list).getOrDefault(sent.getAttribute("id"), 0),
                        from,
                        seen.length()));
            }
            letters.add(seen.toString());
            messages.add(message(list, messages.size(), mail, body.toString()));
        }
        return new Judged(text(thread, "name"), messages, letters, sentences);
    }

    private Message message(String list, int number, Element mail, String body) {
        String raw = "Message-ID: <" + number + "." + list + "@example.org>\nFrom: "
                + unescaped(text(mail, "From")) + "\nSubject: " + unescaped(text(mail, "Subject"))
                + "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body;
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        Origin origin = new Origin("bc3", "", 0, bytes.length);
        return parser.parse(new RawMessage(origin, "", bytes, List.of()), SourceContext.NONE);
    }

    /** BC3's text was escaped twice. */
    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String lettersOf(String text) {
        return String.join("", Words.all(text)).toLowerCase(Locale.ROOT);
    }

    private static Element root(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            Node node = found.item(i);
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
    }
}
