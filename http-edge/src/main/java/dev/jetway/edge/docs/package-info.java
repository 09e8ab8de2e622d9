/**
 * The contract, its browser, and the pages that explain problems; all served from the class path.
 */
@NullMarked
package dev.jetway.edge.docs;

import org.jspecify.annotations.NullMarked;
