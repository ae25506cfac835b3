package annals.parse;

/**
 * Finds the lines of one kind in a body. Markers run one after another, the surest first; each takes lines that are
 * still free, in time linear in the length of the body.
 */
interface Marker {
    void mark(MarkedLines lines);
}
