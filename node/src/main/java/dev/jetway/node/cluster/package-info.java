/**
 * A cluster of several nodes on one machine, each in a JVM of its own.
 *
 * <p>{@link dev.jetway.node.cluster.Supervisor} owns what they share: the database, the balancer in
 * front of them, and the {@link dev.jetway.node.cluster.Fleet} that starts them and starts them
 * again. {@link dev.jetway.node.cluster.SupervisedNode} keeps one of them. The commands ({@link
 * dev.jetway.node.cluster.ClusterCommand}) talk to it over a Unix domain socket in {@link
 * dev.jetway.node.cluster.StateDirectory}: a request is a line of JSON, its answer lines of JSON.
 */
@NullMarked
package dev.jetway.node.cluster;

import org.jspecify.annotations.NullMarked;
