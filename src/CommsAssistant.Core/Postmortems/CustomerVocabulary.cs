using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>
/// Words that any customer knows, in their plain forms. Outside the description of the impact a sentence of a postmortem is told only when its words are among these, or when the
/// description of the impact or the title uses them too: names of systems in small letters and words of the trade are so many that no list of them would ever be complete.
/// </summary>
internal static partial class CustomerVocabulary
{
    private static readonly HashSet<string> Known = new("""
        able about accept access accordingly account across activity actual actually add additional address adjust admin affect after afternoon
        again against aggressive ago agree ahead album alert all allow almost alone along already also although always amount analyse analysis and
        annual another answer any anybody anyone anything apart appear appointment approximate apps are area around arrive article ask assume
        attempt auction author automate automatic available average avoid aware away back background backup balance bank basic because becom become
        been before began begin begun behave behind being believe bell below berth best better between beyond bid big bill billion block boat book
        booking both bought bound box branch brief bring broke broken brought browser bug build built bulk bus but buy buyer cache calculate
        calendar call came can cannot capacity card care carry cart catalogue catch caught cause caution center centre certain certificate chain
        change charge cheap check checklist checkout choose chosen city class clean clear click clinic clock close cluster code come comment common
        community compact company compare complete compute condition confident configuration configure confirm connect connection consider
        consistent console consult contact contain content continue contrary control copi copy correct could count counter country couple courier
        cover crash crate create current custom customer cut cycle daily dashboard data database date day deal decide decision declare deep default
        degrad degrade degree delay delete deliver delivery demand depend deploy deployment depth desk detail detect determine develop device did
        differ different difficult direct directory disable disappear disaster disconnect discover discuss disk disrupt disruption distribut
        distribute doctor document does domain done door double doubt down download downtime drain drill driver drop due duplicate during each
        earlier early ease easy edge edit editor effect effort eight either eleven else email embed empty enable encounter end engineer enough enter
        entire entry environment episode equal erase error estimate evaluate evaluation evening event eventual ever every everybody everyone
        everything everywhere exact examine example exceed except exclude exhaust exist expect expectation experience expire expiry explain
        explanation explicit export extend extent external extra face fact fail failover failure fall false far fare fast faster fault faulty
        feature feed feel fell felt ferry few field fifteen fifty figure file fill filter final finally find fine finish first fish five fix flag
        flight floor flow follow for force forget form former fortunately forty found four free fresh from front full function further future gap
        garden gather gave general get give given global goes gone good got gradual group grow growing growth guest guide had half hand handle hang
        happen harbor harbour hard harder hardware has have health healthy heavy hedge held help her here high hit hold hotel hour hourly how
        however hundred hung idea identif identify idle image imbalance immediate impact implement import improve incident include incomplete
        incorrect increase independent index individual industry inform information initial input inside install instance instead instruct intake
        integrate intend interest intermittent internal interrupt into introduce invalid investigate invoice involve issue item its itself job join
        just keep kept key keyboard kind kitchen knew know known label lack language large last late later latest launch layer lead leak learn least
        leave led ledger left leftover length less lesson let level library life light like limit line link list listing little live liveness load
        local lock log login logout long longer look lookup loop lose lost lot low lower machine made mail main maintain maintenance major make
        making manage manual many map market match matter maximum may meal mean meant measure mechanism media meet member memory menu merchant merge
        message method middle midnight might million minimum minor minute mismatch miss missing mistake mistaken mistype mobile mode moment money
        monitor month more moreover morning most mostly move much multiple must name near necessary need network never new newer newly news next
        night nightly nine nobody none noon normal not note notebook nothing notice notif notification notify now number nurse object observe obtain
        occasion occur october off offer offline often old older once one ones online only onto open operate operation opposite option order
        ordinary original other otherwise our out outage outdate output outside over overall overload overnight oversight overwhelm own owner
        package padding page paid pair paper paragraph parallel parcel parent part partial particular party pass password past path patient pattern
        pause pay payment payroll peak pending people per percent perform period periodic permanent permission permit person phone photo picture
        piece pile place plain plan planned plant plastic platform play playlist please point poll pool poor popular populate port portal possible
        post postpone power practice practise pre prepare prescription present press pressure prevent previous previously price print prior priority
        probably problem procedure proceed process produce product production program progress project prompt proper protect prove provide provider
        public publish pull pupil purchase purge put quarter quay question queue quick quiet quite quota raise ran random range rare rate rather
        reach read reader readme ready real reason reassign reboot rebuild rebuilt recalculat receipt receive recent recheck recipe reconnect record
        recover recovery recreate redeploy redirect reduce reduction redundan refresh refund refuse region register registry regular reject relate
        release reliable reload remain remainder remind reminder remote remove render renew reopen repair repeat replace replica replicate reply
        report repository request require rerun reserve reset resize resolve resource respond response rest restart restore restrict result resum
        resume retain retrie retry return reveal reverse revert review ride right rise risk role roll rollback rolled rollout room rota rough round
        route router row rule run runtime said salary sale same sample saturat saturate save saw say scale scaling schedule school scope screen
        search seat second section secure security see seem seen select seller send sent separate sequence serious serve server service session set
        setting settle seven several shape share sheet ship shipment shop shopper short shortage shorten should show shown shut side sign signal
        significant silent similar simple simultaneous since single site situation six size sizing skip slot slow small smaller smooth software
        solve some somebody something song soon sooner source space spare speak special specific speed spell spend spike spread staff stage stagger
        stale stall stand standard standby start startup state statement station status stay step still stock stocks stop storage store stored
        strain stream string strong stuck student style subject subscriber subscription succeed success successful such sudden suffer sufficient
        suggest sum summary supply support sure surge surplus swap switch sync synchronis synchroniz system table tablet take taken talk target task
        teach teacher team technical temporar temporary ten term test text than that the their them themselves then there these they thing think
        third thirty this those though thought thousand three threshold through throughout ticket tide tight time timeout timestamp timetable today
        together told too took tool top total touch toward track traffic train transfer transition transmit trial tried trigger trip trouble true
        try turn twelve twenty twice two type typing typo unable unavailable under undo undone unexpected uninterrupted unit unknown unless unlike
        unreachable unrelated unresponsive unstable until unused unusual update upgrade upload upon upper uptime urgent usage use useful user usual
        valid validate validation value various verif verify version very vessel via video view visible visit visitor volume vote wait waiting wake
        warehouse warn was watch way weak weakness webhook website week weekend weekly well went were what when where whether which while who whole
        whose why wide will window with withdraw within without word work working world worse would write written wrong wrote year yet you zone
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> Everyday = new("""
        above below case mark family bit half whom slash exit millisecond going halt host escalate lasting tell
        abrupt absent achieve acknowledg active acute adapt addition adequate advance advice agent alarm alternate anyway application arrange aside
        assess assign assist associat attach attend attention audience automation awake background bad barely base batch bear beat begun belong benefit
        beta blame blank blind body bottom bounce boundary breadth brief bulk burst busy button careful carefully cascade catastrophic cautious chance
        channel characteristic chat choice circle circumstance claim clarity colleague collect combin combination command commit communicat
        communication compare compatible compensation compet complex comprehensive conclude conclusion concrete conflict confuse confusion consequence
        consider constant constrain contact context contribut control copies core countr creat critical crowd curious damage danger deadline dedicate
        defect define deliberate dense depart describe description design desire destination destroy diagnose dialogue dig disappoint discard
        discipline distance distinct divide drift drive dry dump duration duty edit effective efficient effort elaborate element eligible eliminate
        encourage energy enforce enhance ensure enterprise equipment equivalent escalat establish even evidence exception exchange exclusive execute
        execution exhaustive expand experiment expertise explore express extend extreme eye familiar fashion fatal favour feedback fetch filter fire
        fired firm flat flood focus forward fragile frequent frustrat fundamental furthermore gather generate genuine goal grant guarantee guard guess
        handover happy hidden hide history hope human identical ignore immediately imply importance inability incompatible indicat inevitable infer
        influence insert insight inspect inspection instruction integrat intention interact interaction interim interval invest investigation
        invisible isolate job joint judge justif kind laborious lag lap largely latent legitimate lend lesson likely likewise logic logical longer loud
        luck manage manner margin massive maximum means mechanical memory mere merely message migrate migration misconfigur mishap mismatch modern
        modest modif multipl multiple mutual native natural neither nevertheless nobody nonetheless notably novel numerous obvious occasionally
        occupied odd ongoing onset opportunity optimal option orderly organis organisation origin outcome outright outside overlap pace pack parallel
        partner pattern peer perform performance permission persist person perspective phase physical pick piece pilot pipe pose position practice
        precise predict preparation prepare presence pressure previous primary principle priority procedure produce product professional progress
        prompt proof proper protect protection prove provid provision public pull purpose pursue push quality quantity quarter quarterly question queue
        quiet random range rapid rarely rate raw react reaction realis realise reason reasonable recent reckon recognis recognise record redirect
        redundant refer reflect refuse regard regardless register reject relate relation release relevant reliab reliable reliance rely remainder
        remind remote reorder repeat replacement replica reply represent reproduce require rescue resist resolution resource respond response
        responsib restrict result resume retain retire retry reveal reverse revert revise rewrite rhythm risk role root rotate rotation rough route
        routine rush sample satisf satisfied scale scan scatter scenario schedule scope seal search secondary secret section seek segment select
        separate sequence series setup severe shift shortage shorten shrink shut sign signal silence simplify simulat simulate skill slice smart smooth
        sole solid solution somewhat sort sought span spell split spontaneous spot squeeze stability stable stack standard stem storm straight
        straightforward strange strategy stray stress strict strike structure stuck subsequent substantial suit suitable summarise superior surface
        surprise suspect sustain swift symptom tag taught technique technolog tell temporar tend tentative territory thereafter thorough thread
        tighten tiny token tolerate tool touch tough trace transform transient transparent trap treat trial trick truth tune typical ultimate
        unaware unchanged undergo underlying understand unfinished uniform unintended unique unlikely unresolved until unwanted upcoming utilis vague
        vast verification victim virtual vital voluntary vulnerable wasn web weird whatever whenever whereas wherever widespread wipe wise withdraw
        without wonder workaround workload worth wrap
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>The first word that is not among them and not in <paramref name="own"/>; null when all are.</summary>
    public static string? Strange(string text, IReadOnlySet<string> own)
    {
        foreach (Match match in Word().Matches(text))
            if (!IsKnown(match.Value) && !own.Contains(Stem(match.Value))) return match.Value;
        return null;
    }

    /// <summary>The first strange word that stands among these words of a document; a word that stands nowhere in it names nothing of it.</summary>
    public static string? StrangeAmong(string text, IReadOnlySet<string> own, IReadOnlySet<string> document)
    {
        foreach (Match match in Word().Matches(text))
            if (!IsKnown(match.Value) && !IsEveryday(match.Value) && !own.Contains(Stem(match.Value)) && document.Contains(Stem(match.Value))) return match.Value;
        return null;
    }

    /// <summary>True for a word that anybody knows, though a sentence of a postmortem that holds it may still be about insides.</summary>
    public static bool IsEveryday(string word) => Forms(word).Any(Everyday.Contains);

    /// <summary>The words of a text in the form in which they are compared.</summary>
    public static IEnumerable<string> StemsOf(string text) => Word().Matches(text.ToLowerInvariant()).Select(m => Stem(m.Value));

    /// <summary>True for a word of everyday English, in any of its forms, in lower case.</summary>
    public static bool IsKnown(string word) => Forms(word).Any(Known.Contains);

    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        foreach (var ending in (string[])["s", "es", "d", "ed", "ing", "ly", "er", "ers", "r", "al", "ally", "ment", "ments", "ion", "ions", "ation", "ations", "ity", "ness", "able", "y", "ies", "ied", "ying", "st", "est", "ive", "ance", "ence", "less", "ful"])
        {
            if (word.Length - ending.Length < 2 || !word.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = word[..^ending.Length];
            yield return stem;
            yield return stem + "e";
            yield return stem + "y";
            if (stem.Length > 3 && stem[^1] == stem[^2]) yield return stem[..^1];
        }
        foreach (var opening in (string[])["un", "re", "over", "mis", "non", "out", "pre", "dis", "in"])
            if (word.StartsWith(opening, StringComparison.Ordinal) && word.Length - opening.Length > 3 && Known.Contains(word[opening.Length..].TrimEnd('s'))) yield return word[opening.Length..].TrimEnd('s');
    }

    private static string Stem(string word) => word.EndsWith('s') && word.Length > 3 ? word[..^1] : word;

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])\p{Ll}{3,}(?![\p{L}\p{N}_])")] private static partial Regex Word();
}
