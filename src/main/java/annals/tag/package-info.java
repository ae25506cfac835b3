/**
 * Messages and threads to tags and deliverables, each with its evidence: no tag without evidence.
 *
 * <p>Read in this order: {@link annals.tag.Tagger}, which says how scores come about, {@link annals.tag.ThreadTags},
 * {@link annals.tag.Tags}, {@link annals.tag.Evidence}, {@link annals.tag.Attribution}; then
 * {@link annals.tag.IdentifierScanner} and {@link annals.tag.TagRules}, which hold what is looked for. Inside, a text
 * becomes cues ({@code CueFinder}), a message's cues become a score ({@code MessageReader}, {@code MessageScorer}), and
 * the scores of a thread its tags ({@code ThreadScorer}).
 *
 * <pre>{@code
 * Tagger tagger = new Tagger(Catalogue.builtIn(), TagRules.builtIn());
 * ThreadTags tags = tagger.tag(thread, messages);
 * tags.thread().isE2ee();        // true
 * tags.thread().deliverables();  // [Attribution[deliverable=XEP-0384, role=TOPIC, score=2.9], …]
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.tag;
