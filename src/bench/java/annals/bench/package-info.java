/**
 * How fast archives are read, without an index: {@link annals.bench.ReadingBenchmark}. src/bench/README.md tells how to
 * run it.
 */
@org.jspecify.annotations.NullMarked
package annals.bench;
