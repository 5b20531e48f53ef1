import java.nio.file.Files;
import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds PDF files to PDF/UA-1 and PDF/A-3a with veraPDF; tells what each breaks. The code is 1 if any breaks anything. */
public class Check {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean isFine = true;
        for (String file : files) {
            for (String standard : new String[] {"ua1", "3a"}) {
                PDFAFlavour flavour = PDFAFlavour.fromString(standard);
                try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(Files.newInputStream(Path.of(file)), flavour)) {
                    ValidationResult result =
                            Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
                    isFine &= result.isCompliant() && result.getTotalAssertions() > 0;
                    System.out.println(file + ": " + standard + " " + result.isCompliant()
                            + ", checks: " + result.getTotalAssertions());
                    result.getFailedChecks().forEach((rule, count) ->
                            System.out.println("  " + rule.getClause() + "-" + rule.getTestNumber() + ": " + count));
                }
            }
        }
        System.exit(isFine ? 0 : 1);
    }
}
