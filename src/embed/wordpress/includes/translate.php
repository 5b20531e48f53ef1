<?php
/**
 * The plugin's own texts in other languages than English. WordPress before 6.5 reads only compiled catalogues; these are plain
 * text, and those of translate.wordpress.org, where there are any, go before them.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The plugin's texts in a language, by the English ones; none in English and in a language that it does not have.
 *
 * @param string $locale A locale, like nl_NL.
 * @return array
 */
function sbs_scan_texts( $locale ) {
	static $known = array();
	$code = substr( $locale, 0, 2 );
	if ( ! isset( $known[ $code ] ) ) {
		$known[ $code ] = in_array( $code, array( 'nl', 'de', 'fr' ), true ) ? require __DIR__ . "/../languages/$code.php" : array();
	}
	return $known[ $code ];
}

/**
 * A text in the language of the site or of the user.
 *
 * @param string $translation What WordPress found.
 * @param string $text        The English text.
 * @return string
 */
function sbs_scan_translate( $translation, $text ) {
	if ( $translation !== $text ) {
		return $translation;
	}
	$texts = sbs_scan_texts( determine_locale() );
	return isset( $texts[ $text ] ) ? $texts[ $text ] : $translation;
}

add_filter( 'gettext_sbs-scan', 'sbs_scan_translate', 10, 2 );
add_filter( 'gettext_with_context_sbs-scan', 'sbs_scan_translate', 10, 2 );
