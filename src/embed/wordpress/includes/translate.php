<?php
/**
 * The plugin's own Dutch texts. WordPress before 6.5 reads only compiled catalogues; these are plain text, and those of
 * translate.wordpress.org, where there are any, go before them.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * A text in the language of the site or of the user.
 *
 * @param string $translation What WordPress found.
 * @param string $text        The English text.
 * @return string
 */
function sbs_scan_translate( $translation, $text ) {
	static $dutch = null;
	if ( $translation !== $text || 0 !== strpos( determine_locale(), 'nl' ) ) {
		return $translation;
	}
	if ( null === $dutch ) {
		$dutch = require __DIR__ . '/../languages/nl.php';
	}
	return isset( $dutch[ $text ] ) ? $dutch[ $text ] : $translation;
}

add_filter( 'gettext_sbs-scan', 'sbs_scan_translate', 10, 2 );
add_filter( 'gettext_with_context_sbs-scan', 'sbs_scan_translate', 10, 2 );
