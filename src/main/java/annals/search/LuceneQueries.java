package annals.search;

import annals.index.Fields;
import annals.index.IdTerm;
import annals.index.Slot;
import annals.index.TextScanner;
import annals.mail.MessageId;
import annals.query.DateRange;
import annals.query.Query;
import annals.tag.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToChildBlockJoinQuery;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;

/** Our queries as Lucene's, over the documents of messages. What is not about words adds nothing to a score. */
final class LuceneQueries {
    static final org.apache.lucene.search.Query MESSAGES = new TermQuery(new Term(Fields.KIND, Fields.MESSAGE));
    static final BitSetProducer THREADS = new QueryBitSetProducer(new TermQuery(new Term(Fields.KIND, Fields.THREAD)));

    /** What the fields beside the best one add to the score of a word. */
    static final float TIE_BREAKER = 0.1f;

    private final KnownDeliverables deliverables;

    /** @param deliverables what names mean; throws what the caller wants to see for unknown ones */
    LuceneQueries(KnownDeliverables deliverables) {
        this.deliverables = deliverables;
    }

    /** The messages that answer a query, within the options; {@code wholeThreads} as the deliverable's option says. */
    org.apache.lucene.search.Query messages(Query query, SearchOptions options, boolean wholeThreads) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(translate(query), Occur.MUST);
        if (!isOfMessages(query)) {
            all.add(MESSAGES, Occur.FILTER);
        }
        if (!options.dates().equals(DateRange.ALWAYS)) {
            all.add(dates(options.dates()), Occur.FILTER);
        }
        options.deliverable().ifPresent(id -> all.add(about(id, wholeThreads), Occur.FILTER));
        return all.build();
    }

    /** Whether only messages have what is asked for, so that no thread or source need be left out. */
    private static boolean isOfMessages(Query query) {
        return switch (query) {
            case Query.Words words -> true;
            case Query.Near near -> true;
            case Query.Xep xep -> true;
            case Query.And and -> and.parts().stream().anyMatch(LuceneQueries::isOfMessages);
            case Query.Or or -> or.parts().stream().allMatch(LuceneQueries::isOfMessages);
            default -> false;
        };
    }

    private org.apache.lucene.search.Query translate(Query query) {
        return switch (query) {
            case Query.All all -> unscored(MESSAGES);
            case Query.Words words -> words(words);
            case Query.Near near -> near(near);
            case Query.And and -> and(and.parts());
            case Query.Or or -> or(or.parts());
            case Query.Not not -> and(List.of(not));
            case Query.Sent sent -> unscored(dates(sent.range()));
            case Query.Xep xep -> number(String.format(Locale.ROOT, "xep-%04d", xep.number()));
            case Query.Tagged tagged -> tagged(tagged.tag());
            case Query.About about ->
                unscored(exact(Fields.DELIVERABLE, Fields.term(deliverables.id(about.deliverable()))));
            case Query.Id id -> unscored(id(id.id(), Fields.ID));
            case Query.Refers refers -> unscored(id(refers.id(), Fields.REFERS));
            case Query.InThread inThread -> unscored(inThread(inThread.query()));
            case Query.Has has -> unscored(exact(Fields.HAS, has.feature().text()));
            case Query.Recorded recorded -> unscored(recorded(recorded));
            case Query.Revised revised -> unscored(revised(revised));
        };
    }

    private org.apache.lucene.search.Query and(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (Query part : parts) {
            if (part instanceof Query.Not not) {
                all.add(translate(not.query()), Occur.MUST_NOT);
            } else {
                all.add(translate(part), Occur.MUST);
                positive = true;
            }
        }
        if (!positive) {
            all.add(unscored(MESSAGES), Occur.MUST);
        }
        return all.build();
    }

    private org.apache.lucene.search.Query or(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(translate(part), Occur.SHOULD));
        return any.build();
    }

    private static org.apache.lucene.search.Query words(Query.Words words) {
        List<org.apache.lucene.search.Query> fields = new ArrayList<>();
        for (SearchedField field : SearchedField.of(words.field())) {
            for (WordPattern pattern : WordPattern.of(words, Fields.style(field.name()))) {
                fields.add(weighted(asWritten(words, pattern, field.name()), field));
            }
        }
        return best(fields);
    }

    /** A word in any form, worth as much as the rarer of its stem and the form that was asked for. */
    private static org.apache.lucene.search.Query asWritten(Query.Words words, WordPattern stems, String field) {
        org.apache.lucene.search.Query any = pattern(stems, field);
        if (!(words instanceof Query.Word word)) {
            return any;
        }
        List<WordPattern> exact = WordPattern.of(new Query.Phrase(word.field(), word.text()), Fields.style(field));
        return exact.isEmpty() || exact.getFirst().equals(stems)
                ? any
                : new DisjunctionMaxQuery(List.of(any, pattern(exact.getFirst(), field)), 0);
    }

    private static org.apache.lucene.search.Query pattern(WordPattern pattern, String field) {
        List<Slot> slots = pattern.slots();
        if (!pattern.beginning().isEmpty()) {
            return slots.isEmpty()
                    ? new PrefixQuery(new Term(field, pattern.beginning()))
                    : new NearQuery(field, pattern, pattern, 1);
        }
        return slots(slots, field);
    }

    private static org.apache.lucene.search.Query slots(List<Slot> slots, String field) {
        if (slots.size() == 1) {
            return anyOf(field, slots.getFirst().terms());
        }
        boolean plain = slots.stream().allMatch(slot -> slot.terms().size() == 1);
        return plain ? phrase(field, slots) : multiPhrase(field, slots);
    }

    private static org.apache.lucene.search.Query anyOf(String field, List<String> terms) {
        if (terms.size() == 1) {
            return exact(field, terms.getFirst());
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(field);
        terms.forEach(term -> any.addTerm(new Term(field, term)));
        return any.build();
    }

    private static org.apache.lucene.search.Query phrase(String field, List<Slot> slots) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        slots.forEach(slot -> phrase.add(new Term(field, slot.terms().getFirst()), slot.position()));
        return phrase.build();
    }

    private static org.apache.lucene.search.Query multiPhrase(String field, List<Slot> slots) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        slots.forEach(slot -> phrase.add(
                slot.terms().stream().map(term -> new Term(field, term)).toArray(Term[]::new), slot.position()));
        return phrase.build();
    }

    private static org.apache.lucene.search.Query near(Query.Near near) {
        List<org.apache.lucene.search.Query> fields = new ArrayList<>();
        for (SearchedField field : SearchedField.of(near.left().field())) {
            TextScanner.Style style = Fields.style(field.name());
            for (WordPattern left : WordPattern.of(near.left(), style)) {
                for (WordPattern right : WordPattern.of(near.right(), style)) {
                    fields.add(weighted(new NearQuery(field.name(), left, right, near.distance()), field));
                }
            }
        }
        return best(fields);
    }

    private static org.apache.lucene.search.Query number(String term) {
        return best(SearchedField.of(Query.Field.SUBJECT_OR_BODY).stream()
                .map(field -> weighted(exact(field.name(), term), field))
                .toList());
    }

    private static org.apache.lucene.search.Query tagged(String tag) {
        if (!tag.equals(Evidence.E2EE)) {
            throw new UnanswerableQueryException("there is no tag " + tag + "; there is: " + Evidence.E2EE);
        }
        return unscored(exact(Fields.TAG, tag));
    }

    private static org.apache.lucene.search.Query recorded(Query.Recorded recorded) {
        return switch (recorded.prefix()) {
            case ACT -> exact(Fields.ACT, recorded.value());
            case VOTE -> exact(Fields.VOTE, recorded.value());
            case PHASE -> exact(Fields.PHASE, recorded.value());
            case VOTER -> {
                List<org.apache.lucene.search.Query> words = new ArrayList<>();
                for (WordPattern pattern : WordPattern.of(
                        new Query.Phrase(Query.Field.FROM, recorded.value()), Fields.style(Fields.VOTER))) {
                    words.add(pattern(pattern, Fields.VOTER));
                }
                yield best(words);
            }
            default -> throw new AssertionError(recorded.prefix());
        };
    }

    private org.apache.lucene.search.Query revised(Query.Revised revised) {
        String id = deliverables.id(revised.deliverable());
        return new BooleanQuery.Builder()
                .add(exact(Fields.DELIVERABLE, Fields.term(id)), Occur.FILTER)
                .add(dates(deliverables.window(id, revised.from(), revised.until())), Occur.FILTER)
                .build();
    }

    private static org.apache.lucene.search.Query id(String written, String field) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        Optional<MessageId> id = MessageId.parse(written);
        if (id.isEmpty()) {
            return new MatchNoDocsQuery("no id");
        }
        either.add(new TermQuery(new Term(field, IdTerm.of(id.get()))), Occur.SHOULD);
        String hash = id.get().value().toLowerCase(Locale.ROOT);
        if (hash.matches("[a-z2-7]{6,32}")) {
            either.add(IdTerm.ofHash(field, hash), Occur.SHOULD);
        }
        return either.build();
    }

    private org.apache.lucene.search.Query inThread(Query query) {
        org.apache.lucene.search.Query matches = new BooleanQuery.Builder()
                .add(translate(query), Occur.MUST)
                .add(MESSAGES, Occur.FILTER)
                .build();
        return new ToChildBlockJoinQuery(new ToParentBlockJoinQuery(matches, THREADS, ScoreMode.None), THREADS);
    }

    private static org.apache.lucene.search.Query about(String deliverable, boolean wholeThreads) {
        org.apache.lucene.search.Query own = exact(Fields.DELIVERABLE, Fields.term(deliverable));
        if (!wholeThreads) {
            return own;
        }
        org.apache.lucene.search.Query threads = new BooleanQuery.Builder()
                .add(own, Occur.FILTER)
                .add(exact(Fields.KIND, Fields.THREAD), Occur.FILTER)
                .build();
        return new BooleanQuery.Builder()
                .add(own, Occur.SHOULD)
                .add(new ToChildBlockJoinQuery(threads, THREADS), Occur.SHOULD)
                .build();
    }

    private static org.apache.lucene.search.Query dates(DateRange range) {
        long first = range.from().map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        long last = range.until().map(next -> next.getEpochSecond() - 1).orElse(Long.MAX_VALUE);
        return LongPoint.newRangeQuery(Fields.DATE_POINT, first, last);
    }

    private static org.apache.lucene.search.Query exact(String field, String term) {
        return new TermQuery(new Term(field, term));
    }

    private static org.apache.lucene.search.Query weighted(org.apache.lucene.search.Query query, SearchedField field) {
        return new BoostQuery(query, field.weight());
    }

    private static org.apache.lucene.search.Query best(List<org.apache.lucene.search.Query> queries) {
        return switch (queries.size()) {
            case 0 -> new MatchNoDocsQuery("no letter and no digit");
            case 1 -> queries.getFirst();
            default -> new DisjunctionMaxQuery(queries, TIE_BREAKER);
        };
    }

    private static org.apache.lucene.search.Query unscored(org.apache.lucene.search.Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), 0);
    }
}
