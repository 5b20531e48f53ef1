<?php
/**
 * Dutch, by the English text.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

return array(
	'A self-assessment of 16 or 48 questions: is your organisation a social business?' => 'Een zelfscan van 16 of 48 vragen: is je organisatie een social business?',
	'A self-assessment as a block and a shortcode: is your organisation a social business? Runs in the visitor\'s browser; answers are sent to nobody.' => 'Een zelfscan als blok en als shortcode: is je organisatie een social business? Werkt in de browser van de bezoeker; antwoorden gaan naar niemand.',
	'Visitors see the scan here. Look at it in the preview of the page.' => 'Bezoekers zien hier de scan. Bekijk die in het voorbeeld van de pagina.',
	'Scan'                     => 'Scan',
	'Language'                 => 'Taal',
	'That of the page'         => 'Die van de pagina',
	'Questions'                => 'Vragen',
	'The visitor chooses'      => 'De bezoeker kiest',
	'All 48'                   => 'Alle 48',
	'The 16 of the quick scan' => 'De 16 van de snelle scan',
	'Colours'                  => 'Kleuren',
	'Those of the page'        => 'Die van de pagina',
	'Light'                    => 'Licht',
	'Dark'                     => 'Donker',
	'Level of the headings'    => 'Niveau van de koppen',
	'Name of the answers'      => 'Naam van de antwoorden',
	'Scans with one name share their answers. Leave it empty for one scan.' => 'Scans met dezelfde naam delen hun antwoorden. Laat dit leeg bij één scan.',
	'Put it on a page'         => 'Zet de scan op een pagina',
	'Add the block Social Business Scan, or this shortcode:' => 'Voeg het blok Social Business Scan toe, of deze shortcode:',
	'Every part between the brackets but the first may be left out.' => 'Alles tussen de haken behalve het eerste mag weg.',
	'Content security policy'  => 'Beveiligingsregels (Content Security Policy)',
	'Does this site send such a policy? Then this must stand in it:' => 'Stuurt deze site zulke regels mee? Dan moet dit erin staan:',
	'It lets the scan compile WebAssembly. It allows no eval. Without such a policy there is nothing to do.' => 'Hiermee mag de scan WebAssembly vertalen. Eval blijft verboden. Zonder zulke regels hoef je niets te doen.',
	'Add it to the policy that WordPress sends with the pages of this site' => 'Voeg dit toe aan de regels die WordPress met de pagina\'s van deze site meestuurt',
	'A policy that the web server sends itself is changed there.' => 'Regels die de webserver zelf stuurt, verander je daar.',
	'Privacy'                  => 'Privacy',
	'The scan runs in the browser of the visitor. Answers stay there. Nothing is sent to this site or to anyone else, and no cookies are set.' => 'De scan werkt in de browser van de bezoeker. Antwoorden blijven daar. Er gaat niets naar deze site of naar anderen, en er zijn geen cookies.',
);
