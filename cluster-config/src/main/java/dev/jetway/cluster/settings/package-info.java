/**
 * Reads Jetway's configuration and refuses what is wrong in it, before anything starts.
 *
 * <p>There is one shipped file, {@code jetway.conf}; {@link
 * dev.jetway.cluster.settings.JetwayConfig} lays a file of the operator's, the environment and
 * system properties over it. Every mistake becomes an {@link
 * dev.jetway.cluster.settings.InvalidSettingException} that names the setting, its value, where it
 * was set and what is expected. Each module defines a record for the settings it needs and fills it
 * through {@link dev.jetway.cluster.settings.SettingReader}; nobody else looks into the raw
 * configuration, except Pekko.
 */
@NullMarked
package dev.jetway.cluster.settings;

import org.jspecify.annotations.NullMarked;
