package annals.search;

import annals.index.Fields;
import annals.index.Slot;
import annals.index.StoredMessage;
import annals.index.TextScanner;
import annals.index.Token;
import annals.index.WantedTerms;
import annals.mail.Segment;
import annals.mail.Span;
import annals.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The passage of a message that answers a query best: the author's own words if they do, else quoted words, else the
 * subject, else the beginning of the author's words. Never a signature.
 */
final class Snippets {
    /** About two lines of a terminal. */
    private static final int LENGTH = 200;
    /** What is shown before the first match, so that it can be understood. */
    private static final int LEAD = 60;
    /** Text beyond is not looked at: nobody quotes from the middle of a dump. */
    private static final int LONGEST_TEXT = 200_000;

    private static final char ELLIPSIS = '…';

    /** A place where a part of the query was found. */
    private record Match(int part, int firstPosition, int lastPosition, int start, int end) {}

    private record Passage(String field, String text, List<Match> matches, int first, int last, int value) {}

    private final List<Query> parts = new ArrayList<>();
    private final Map<Query, List<WordPattern>> patterns = new HashMap<>();
    private final WantedTerms wanted;

    Snippets(Query query) {
        collect(query);
        parts.forEach(this::read);
        List<WordPattern> all = patterns.values().stream().flatMap(List::stream).toList();
        wanted = new WantedTerms(
                all.stream()
                        .flatMap(pattern -> pattern.slots().stream())
                        .flatMap(slot -> slot.terms().stream())
                        .collect(Collectors.toSet()),
                all.stream()
                        .map(WordPattern::beginning)
                        .filter(beginning -> !beginning.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** All that is shown is prose. */
    private void read(Query part) {
        switch (part) {
            case Query.Words words -> patterns.put(words, WordPattern.of(words, TextScanner.Style.PROSE));
            case Query.Near near -> {
                read(near.left());
                read(near.right());
            }
            case Query.Xep xep -> {
                String term = String.format(Locale.ROOT, "xep-%04d", xep.number());
                patterns.put(xep, List.of(new WordPattern(List.of(new Slot(0, List.of(term))), "")));
            }
            default -> throw new AssertionError(part);
        }
    }

    /** Only what must be there: a negated word is not shown, nor what another message of the thread answers. */
    private void collect(Query query) {
        switch (query) {
            case Query.And and -> and.parts().forEach(this::collect);
            case Query.Or or -> or.parts().forEach(this::collect);
            case Query.Words words -> parts.add(words);
            case Query.Near near -> parts.add(near);
            case Query.Xep xep -> parts.add(xep);
            case Query.All q -> {}
            case Query.Not q -> {}
            case Query.Sent q -> {}
            case Query.Tagged q -> {}
            case Query.About q -> {}
            case Query.Id q -> {}
            case Query.Refers q -> {}
            case Query.InThread q -> {}
            case Query.Has q -> {}
            case Query.Recorded q -> {}
            case Query.Revised q -> {}
        }
    }

    /** Quotes are read where the author's own words do not answer. */
    Snippet of(StoredMessage message) throws IOException {
        List<String> own = texts(message.own(), Segment::isOwn);
        Optional<Passage> best = best(own, Fields.NEW);
        if (best.isEmpty() && !parts.isEmpty()) {
            best = best(texts(message.whole().body(), segment -> segment.kind() == Segment.Kind.QUOTE), Fields.QUOTED);
        }
        if (best.isPresent()) {
            return cut(best.get());
        }
        String subject = collapse(message.head().subject().text());
        return cut(best(subject, Fields.SUBJECT)
                .orElseGet(
                        () -> new Passage(Fields.NEW, own.isEmpty() ? subject : own.getFirst(), List.of(), 0, 0, 0)));
    }

    private static List<String> texts(List<Segment> body, Predicate<Segment> wanted) {
        return body.stream()
                .filter(wanted)
                .map(segment -> collapse(segment.text()))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String collapse(String text) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        char[] collapsed = new char[end];
        int length = 0;
        boolean gap = true;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean blank = isBlank(c);
            if (!blank || !gap) {
                collapsed[length++] = blank ? ' ' : c;
            }
            gap = blank;
        }
        return new String(collapsed, 0, length).strip();
    }

    /** Blanks, ends of lines and all that Unicode calls a separator; none of them is a surrogate. */
    private static boolean isBlank(char c) {
        return c < 0x80
                ? c <= ' ' && (c == ' ' || (c >= '\t' && c <= '\r'))
                : switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private Optional<Passage> best(List<String> texts, String field) {
        Optional<Passage> best = Optional.empty();
        for (String text : texts) {
            Optional<Passage> passage = best(text, field);
            if (passage.isPresent()
                    && (best.isEmpty() || passage.get().value() > best.get().value())) {
                best = passage;
            }
        }
        return best;
    }

    /** The window that holds most parts of the query, then most matches; the first of several. */
    private Optional<Passage> best(String text, String field) {
        List<Match> matches = matches(text, field);
        Optional<Passage> best = Optional.empty();
        int last = 0;
        for (int first = 0; first < matches.size(); first++) {
            int limit = matches.get(first).start() + LENGTH - LEAD;
            last = Math.max(last, first);
            while (last + 1 < matches.size() && matches.get(last + 1).end() <= limit) {
                last++;
            }
            Set<Integer> found = new HashSet<>();
            matches.subList(first, Math.min(last + 1, first + 50)).forEach(match -> found.add(match.part()));
            int value = found.size() * 1000 + Math.min(last - first, 999);
            if (best.isEmpty() || value > best.get().value()) {
                best = Optional.of(new Passage(field, text, matches, first, last, value));
            }
        }
        return best;
    }

    private List<Match> matches(String text, String field) {
        SequencedMap<Integer, List<Token>> positions = new LinkedHashMap<>();
        for (Token token : TextScanner.tokens(text, Fields.style(field), wanted)) {
            positions
                    .computeIfAbsent(token.position(), position -> new ArrayList<>(2))
                    .add(token);
        }
        List<Match> matches = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            matches.addAll(matches(part, parts.get(part), positions, field));
        }
        matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
        return matches;
    }

    private List<Match> matches(int part, Query query, SequencedMap<Integer, List<Token>> positions, String field) {
        return switch (query) {
            case Query.Words words when SearchedField.includes(words.field(), field) -> found(part, words, positions);
            case Query.Near near when SearchedField.includes(near.left().field(), field) -> near(part, near, positions);
            case Query.Xep xep -> found(part, xep, positions);
            default -> List.of();
        };
    }

    private List<Match> found(int part, Query words, SequencedMap<Integer, List<Token>> positions) {
        List<Match> matches = new ArrayList<>();
        for (WordPattern pattern : patterns.getOrDefault(words, List.of())) {
            matches.addAll(pattern(part, pattern, positions));
        }
        return matches;
    }

    private List<Match> near(int part, Query.Near near, SequencedMap<Integer, List<Token>> positions) {
        List<Match> left = found(part, near.left(), positions);
        List<Match> right = found(part, near.right(), positions);
        Set<Match> close = new HashSet<>();
        int from = 0;
        for (Match one : left) {
            while (from < right.size() && one.firstPosition() - right.get(from).lastPosition() > near.distance()) {
                from++;
            }
            for (int i = from;
                    i < right.size() && right.get(i).firstPosition() - one.lastPosition() <= near.distance();
                    i++) {
                close.add(one);
                close.add(right.get(i));
            }
        }
        return List.copyOf(close);
    }

    private static List<Match> pattern(int part, WordPattern pattern, SequencedMap<Integer, List<Token>> positions) {
        List<Match> matches = new ArrayList<>();
        for (int at : positions.keySet()) {
            int start = -1;
            int end = -1;
            int last = at;
            boolean all = true;
            for (Slot slot : pattern.slots()) {
                last = at + slot.position();
                Optional<Token> token = token(positions, last, slot.terms());
                all = all && token.isPresent();
                start = start < 0 ? token.map(Token::start).orElse(-1) : start;
                end = token.map(Token::end).orElse(end);
            }
            if (all && !pattern.beginning().isEmpty()) {
                last = pattern.slots().isEmpty() ? at : last + 1;
                Optional<Token> token = beginning(positions, last, pattern.beginning());
                all = token.isPresent();
                start = start < 0 ? token.map(Token::start).orElse(-1) : start;
                end = token.map(Token::end).orElse(end);
            }
            if (all) {
                matches.add(new Match(part, at, last, start, end));
            }
        }
        return matches;
    }

    private static Optional<Token> token(SequencedMap<Integer, List<Token>> positions, int at, List<String> terms) {
        return positions.getOrDefault(at, List.of()).stream()
                .filter(token -> terms.contains(token.term()))
                .findFirst();
    }

    private static Optional<Token> beginning(SequencedMap<Integer, List<Token>> positions, int at, String beginning) {
        return positions.getOrDefault(at, List.of()).stream()
                .filter(token -> token.term().startsWith(beginning))
                .findFirst();
    }

    /** The window as it is shown: from a bit before the first match, cut between words. */
    private static Snippet cut(Passage passage) {
        String text = passage.text();
        boolean marked = !passage.matches().isEmpty();
        int start = marked ? Math.max(0, passage.matches().get(passage.first()).start() - LEAD) : 0;
        if (text.length() - start < LENGTH) {
            start = Math.max(0, text.length() - LENGTH);
        }
        int end = Math.min(text.length(), start + LENGTH);
        if (marked) {
            end = Math.max(
                    end,
                    Math.min(
                            text.length(),
                            passage.matches().get(passage.first()).end()));
            end = Math.min(end, start + 2 * LENGTH);
        }
        start = wordStart(text, start);
        end = wordEnd(text, start, end);
        StringBuilder shown = new StringBuilder();
        if (start > 0) {
            shown.append(ELLIPSIS);
        }
        int shift = shown.length() - start;
        shown.append(text, start, end);
        if (end < text.length()) {
            shown.append(ELLIPSIS);
        }
        return new Snippet(
                shown.toString(),
                spans(passage.matches(), start, end, shift),
                passage.field().equals(Fields.QUOTED));
    }

    private static int wordStart(String text, int from) {
        if (from == 0) {
            return 0;
        }
        int blank = text.indexOf(' ', from - 1);
        int start = blank >= 0 && blank - from < LEAD / 2 ? blank + 1 : from;
        return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int wordEnd(String text, int start, int until) {
        if (until == text.length()) {
            return until;
        }
        int blank = text.lastIndexOf(' ', until);
        int end = blank > start && until - blank < LEAD / 2 ? blank : until;
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    /** The matches within the window, those that touch or overlap joined. */
    private static List<Span> spans(List<Match> matches, int from, int until, int shift) {
        List<Span> spans = new ArrayList<>();
        for (Match match : matches) {
            int start = match.start() + shift;
            int end = match.end() + shift;
            if (match.start() < from || match.end() > until) {
                continue;
            }
            if (!spans.isEmpty() && start <= spans.getLast().end()) {
                Span joined = spans.removeLast();
                spans.add(new Span(joined.start(), Math.max(joined.end(), end)));
            } else {
                spans.add(new Span(start, end));
            }
        }
        return spans;
    }
}
