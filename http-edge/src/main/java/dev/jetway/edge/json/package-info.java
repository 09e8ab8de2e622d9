/** Writing JSON: straight into bytes, without reflection. */
@NullMarked
package dev.jetway.edge.json;

import org.jspecify.annotations.NullMarked;
