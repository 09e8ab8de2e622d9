/**
 * What has really happened, read from the journals and the payment provider's books, and what is
 * wrong with it. Asks no node, and believes none.
 */
@NullMarked
package dev.jetway.node.truth;

import org.jspecify.annotations.NullMarked;
