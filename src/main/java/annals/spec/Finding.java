package annals.spec;

import java.util.List;

/** The answer to what a person typed for a deliverable. */
public sealed interface Finding {
    /** It means this one. */
    record Found(Deliverable deliverable) implements Finding {}

    /**
     * It is a name of several.
     *
     * @param candidates two or more, in the order of the catalogue
     */
    record Ambiguous(List<Deliverable> candidates) implements Finding {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * It is no name of any.
     *
     * @param nearest those with the most similar names, the nearest first; may be empty
     */
    record Unknown(List<Deliverable> nearest) implements Finding {
        public Unknown {
            nearest = List.copyOf(nearest);
        }
    }
}
