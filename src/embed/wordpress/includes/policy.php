<?php
/**
 * The content security policy: what the scan needs in it.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * What stands in script-src for the scan: the place of its files, which may be another one than the site's, and the right
 * to compile WebAssembly.
 *
 * @return array<int, string>
 */
function sbs_scan_sources() {
	$parts  = wp_parse_url( plugins_url( '', SBS_SCAN_FILE ) );
	$origin = $parts['scheme'] . '://' . $parts['host'] . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
	return array( $origin, "'wasm-unsafe-eval'" );
}

/**
 * A policy with these sources in the directive that is about scripts. One without such a directive allows all scripts.
 *
 * @param string             $policy  As it stands in the header.
 * @param array<int, string> $sources What to add.
 * @return string
 */
function sbs_scan_with_sources( $policy, $sources ) {
	$directives = array_map( 'trim', explode( ';', $policy ) );
	$found      = null;
	foreach ( $directives as $place => $directive ) {
		$name = strtolower( strtok( $directive, " \t" ) );
		if ( 'script-src' === $name ) {
			$found = $place;
			break;
		}
		if ( 'default-src' === $name ) {
			$found = $place;
		}
	}
	if ( null === $found ) {
		return $policy;
	}
	$words = preg_split( '/\s+/', $directives[ $found ], -1, PREG_SPLIT_NO_EMPTY );
	$name  = strtolower( array_shift( $words ) );
	$words = array_diff( $words, array( "'none'" ) );
	foreach ( $sources as $source ) {
		if ( ! in_array( $source, $words, true ) ) {
			$words[] = $source;
		}
	}
	$new = 'script-src ' . implode( ' ', $words );
	if ( 'script-src' === $name ) {
		$directives[ $found ] = $new;
	} else {
		$directives[] = $new;
	}
	return implode( '; ', array_filter( $directives ) );
}

/**
 * Adds what the scan needs to a policy that this site sends by WordPress, if the administrator wants that.
 *
 * @param array<string, string> $headers By name.
 * @return array<string, string>
 */
function sbs_scan_extend_policy( $headers ) {
	$options = get_option( 'sbs_scan', array() );
	if ( empty( $options['policy'] ) ) {
		return $headers;
	}
	foreach ( $headers as $name => $value ) {
		if ( 'content-security-policy' === strtolower( $name ) ) {
			$headers[ $name ] = sbs_scan_with_sources( $value, sbs_scan_sources() );
		}
	}
	return $headers;
}
