/**
 * Tests of threading: tables in a compact notation, random forests against a plain union-find, and pipermail's own
 * thread trees of real lists.
 */
@org.jspecify.annotations.NullMarked
package annals.thread;
