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
 * A directive with these sources. One that allowed nothing allows them alone.
 *
 * @param string             $name      The name that it has from here on.
 * @param string             $directive As it stands in the header.
 * @param array<int, string> $sources   What to add.
 * @return string
 */
function sbs_scan_directive( $name, $directive, $sources ) {
	$words = array_slice( preg_split( '/\s+/', $directive, -1, PREG_SPLIT_NO_EMPTY ), 1 );
	$words = array_diff( $words, array( "'none'" ) );
	return implode( ' ', array_unique( array_merge( array( $name ), $words, $sources ) ) );
}

/**
 * A policy with these sources in the directives that are about scripts. One without such a directive allows all scripts.
 *
 * @param string             $policy  As it stands in the header.
 * @param array<int, string> $sources What to add.
 * @return string
 */
function sbs_scan_with_sources( $policy, $sources ) {
	$directives = array_map( 'trim', explode( ';', $policy ) );
	$places     = array();
	foreach ( $directives as $place => $directive ) {
		$name = strtolower( strtok( $directive, " \t" ) );
		// Of two with one name, browsers take the first.
		if ( ! isset( $places[ $name ] ) ) {
			$places[ $name ] = $place;
		}
	}
	if ( isset( $places['script-src'] ) ) {
		$place                = $places['script-src'];
		$directives[ $place ] = sbs_scan_directive( 'script-src', $directives[ $place ], $sources );
	} elseif ( isset( $places['default-src'] ) ) {
		$directives[] = sbs_scan_directive( 'script-src', $directives[ $places['default-src'] ], $sources );
	}
	if ( isset( $places['script-src-elem'] ) ) {
		// It goes before script-src for tags, and for nothing else: a word about compiling has no effect in it.
		$origins              = preg_grep( "/^'/", $sources, PREG_GREP_INVERT );
		$place                = $places['script-src-elem'];
		$directives[ $place ] = sbs_scan_directive( 'script-src-elem', $directives[ $place ], $origins );
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
