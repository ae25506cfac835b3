/** Tests of mirroring, and a server on loopback that behaves as those of lists do. */
@org.jspecify.annotations.NullMarked
package annals.archive.mirror;
