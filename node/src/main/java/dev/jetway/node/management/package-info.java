/** What a node tells operators and supervisors about itself; never public. */
@NullMarked
package dev.jetway.node.management;

import org.jspecify.annotations.NullMarked;
