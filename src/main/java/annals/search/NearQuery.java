package annals.search;

import annals.index.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Documents in which two patterns stand close to each other in one field. Each scores alike. */
final class NearQuery extends Query {
    /** More words with one beginning are refused: each costs some 2 KB and a look at every document. */
    static final int MOST_WORDS = 2000;

    private final String field;
    private final WordPattern left;
    private final WordPattern right;
    private final int distance;

    /**
     * @param distance how many positions the end of one may be before the beginning of the other, at least 1; they may
     *     also overlap, so that a pattern is always near itself
     */
    NearQuery(String field, WordPattern left, WordPattern right, int distance) {
        this.field = field;
        this.left = left;
        this.right = right;
        this.distance = distance;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
                Terms terms = leaf.reader().terms(field);
                List<PostingsEnum> lefts = terms == null ? List.of() : postings(terms, left);
                List<PostingsEnum> rights = terms == null ? List.of() : postings(terms, right);
                if (lefts.isEmpty() || rights.isEmpty()) {
                    return null;
                }
                List<DocIdSetIterator> all = new ArrayList<>(lefts);
                all.addAll(rights);
                TwoPhaseIterator near = new TwoPhaseIterator(ConjunctionUtils.intersectIterators(all)) {
                    @Override
                    public boolean matches() throws IOException {
                        return isNear(places(left, lefts), places(right, rights));
                    }

                    @Override
                    public float matchCost() {
                        return 1000;
                    }
                };
                return new DefaultScorerSupplier(new ConstantScoreScorer(score(), scoreMode, near));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return true;
            }
        };
    }

    private record Place(int start, int end) {}

    /** One union of terms for each slot, and for the beginning; empty when one of them has none in this leaf. */
    private static List<PostingsEnum> postings(Terms terms, WordPattern pattern) throws IOException {
        List<PostingsEnum> postings = new ArrayList<>();
        TermsEnum each = terms.iterator();
        for (Slot slot : pattern.slots()) {
            List<PostingsEnum> any = new ArrayList<>();
            for (String term : slot.terms()) {
                if (each.seekExact(new BytesRef(term))) {
                    any.add(each.postings(null, PostingsEnum.POSITIONS));
                }
            }
            if (any.isEmpty()) {
                return List.of();
            }
            postings.add(union(any));
        }
        if (!pattern.beginning().isEmpty()) {
            List<PostingsEnum> any = beginning(each, new BytesRef(pattern.beginning()));
            if (any.isEmpty()) {
                return List.of();
            }
            postings.add(union(any));
        }
        return postings;
    }

    private static List<PostingsEnum> beginning(TermsEnum each, BytesRef beginning) throws IOException {
        List<PostingsEnum> any = new ArrayList<>();
        if (each.seekCeil(beginning) == TermsEnum.SeekStatus.END) {
            return any;
        }
        for (BytesRef term = each.term();
                term != null && StringHelper.startsWith(term, beginning);
                term = each.next()) {
            if (any.size() == MOST_WORDS) {
                throw new UnanswerableQueryException("more than " + MOST_WORDS + " words begin with "
                        + beginning.utf8ToString() + "; beside NEAR or a hyphen, give more of the word");
            }
            any.add(each.postings(null, PostingsEnum.POSITIONS));
        }
        return any;
    }

    private static PostingsEnum union(List<PostingsEnum> any) throws IOException {
        return any.size() == 1 ? any.getFirst() : new MultiPhraseQuery.UnionPostingsEnum(any);
    }

    /** Where a pattern stands in the document at which all postings are, ascending. */
    private static List<Place> places(WordPattern pattern, List<PostingsEnum> postings) throws IOException {
        List<Place> places = new ArrayList<>();
        for (int position : positions(postings.getFirst())) {
            places.add(new Place(position, position));
        }
        for (int i = 1; i < postings.size(); i++) {
            places = followed(places, positions(postings.get(i)), pattern.offset(i));
        }
        return places;
    }

    private static int[] positions(PostingsEnum postings) throws IOException {
        int[] positions = new int[postings.freq()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = postings.nextPosition();
        }
        return positions;
    }

    /** The places after whose start, by so many positions, one of the positions stands. */
    private static List<Place> followed(List<Place> places, int[] positions, int offset) {
        List<Place> followed = new ArrayList<>();
        int at = 0;
        for (Place place : places) {
            int wanted = place.start() + offset;
            while (at < positions.length && positions[at] < wanted) {
                at++;
            }
            if (at < positions.length && positions[at] == wanted) {
                followed.add(new Place(place.start(), wanted));
            }
        }
        return followed;
    }

    private boolean isNear(List<Place> lefts, List<Place> rights) {
        int from = 0;
        for (Place one : lefts) {
            while (from < rights.size() && one.start() - rights.get(from).end() > distance) {
                from++;
            }
            if (from < rights.size() && rights.get(from).start() - one.end() <= distance) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String defaultField) {
        return field + ":near(" + left + ", " + right + ", " + distance + ")";
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof NearQuery other
                && field.equals(other.field)
                && left.equals(other.left)
                && right.equals(other.right)
                && distance == other.distance;
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, left, right, distance);
    }
}
