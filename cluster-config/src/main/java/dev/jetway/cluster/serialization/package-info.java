/**
 * How events, snapshots and messages become bytes: CBOR, by Jackson, under names that Jetway chose.
 *
 * <p>A service subclasses {@link dev.jetway.cluster.serialization.CborSerializer} with the table of
 * what may be read and written. The table is an allow-list: bytes can't name a class, only a
 * manifest of the table. Manifests stay when classes are renamed or moved, and old ones stay
 * readable through migrations. Domain classes stay free of annotations; what Jackson must know
 * about them comes in modules with mix-ins.
 */
@NullMarked
package dev.jetway.cluster.serialization;

import org.jspecify.annotations.NullMarked;
