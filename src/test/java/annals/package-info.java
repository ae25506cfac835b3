/** Tests of the whole: architecture, documentation, formatting, end to end. */
@org.jspecify.annotations.NullMarked
package annals;
