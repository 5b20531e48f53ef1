<?php
/**
 * German, by the English text.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

return array(
	'A self-assessment of 16 or 48 questions: is your organisation a social business?' => 'Ein Selbsttest mit 16 oder 48 Fragen: Ist Ihre Organisation ein Social Business?',
	'A self-assessment as a block and a shortcode: is your organisation a social business? Runs in the visitor\'s browser; answers are sent to nobody.' => 'Ein Selbsttest als Block und als Shortcode: Ist Ihre Organisation ein Social Business? Läuft im Browser der Besucher; Antworten gehen an niemanden.',
	'Visitors see the scan here. Look at it in the preview of the page.' => 'Hier sehen Besucher den Scan. Sehen Sie ihn sich in der Vorschau der Seite an.',
	'Scan'                     => 'Scan',
	'Language'                 => 'Sprache',
	'That of the page'         => 'Die der Seite',
	'Questions'                => 'Fragen',
	'The visitor chooses'      => 'Der Besucher wählt',
	'All 48'                   => 'Alle 48',
	'The 16 of the quick scan' => 'Die 16 des Kurz-Scans',
	'Colours'                  => 'Farben',
	'Those of the page'        => 'Die der Seite',
	'Light'                    => 'Hell',
	'Dark'                     => 'Dunkel',
	'Level of the headings'    => 'Ebene der Überschriften',
	'Name of the answers'      => 'Name der Antworten',
	'Scans with one name share their answers. Leave it empty for one scan.' => 'Scans mit demselben Namen teilen ihre Antworten. Lassen Sie das Feld leer, wenn es nur einen Scan gibt.',
	'Put it on a page'         => 'Auf eine Seite setzen',
	'Add the block Social Business Scan, or this shortcode:' => 'Fügen Sie den Block Social Business Scan ein, oder diesen Shortcode:',
	'Every part between the brackets but the first may be left out.' => 'Jeder Teil in den Klammern außer dem ersten kann fehlen.',
	'Content security policy'  => 'Sicherheitsregeln (Content Security Policy)',
	'Does this site send such a policy? Then this must stand in it:' => 'Sendet diese Website solche Regeln? Dann muss dies darin stehen:',
	'It lets the scan compile WebAssembly. It allows no eval. Without such a policy there is nothing to do.' => 'Damit darf der Scan WebAssembly übersetzen. Eval bleibt verboten. Ohne solche Regeln ist nichts zu tun.',
	'Add it to the policy that WordPress sends with the pages of this site' => 'Dies zu den Regeln hinzufügen, die WordPress mit den Seiten dieser Website sendet',
	'A policy that the web server sends itself is changed there.' => 'Regeln, die der Webserver selbst sendet, ändern Sie dort.',
	'Privacy'                  => 'Datenschutz',
	'The scan runs in the browser of the visitor. Answers stay there. Nothing is sent to this site or to anyone else, and no cookies are set.' => 'Der Scan läuft im Browser der Besucher. Antworten bleiben dort. Nichts geht an diese Website oder an andere, und es werden keine Cookies gesetzt.',
);
