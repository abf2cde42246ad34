using CommsAssistant.Core.Checks.Rules;

namespace CommsAssistant.Core.Checks;

/// <summary>The rules that exist without extensions.</summary>
public static class DraftRules
{
    /// <summary>One of each; what each finds is said in its file and in docs/rules.md.</summary>
    public static IReadOnlyList<IDraftRule> All { get; } =
    [
        new FiveWordsRule(), new NextUpdateRule(), new ZoneRule(), new EtaRule(), new StatusFitsRule(), new TransitionRule(), new UnsupportedNumberRule(), new UnsupportedClaimRule(), new CertaintyRule(),
        new StaleRule(), new JargonRule(), new PeopleRule(), new BlameRule(), new CustomerNameRule(), new SecretRule(), new PersonalDataRule(), new LegalRule(), new SecurityDetailRule(), new BoilerplateRule(),
        new ApologyRule(), new PreventionRule(), new CounterfactualRule(), new OutageWordRule(), new SentenceRule(), new ReadingGradeRule(), new LengthRule(), new LastingEffectsRule(), new MarkupRule(), new InstructionRule(),
        new ImpactFirstRule(), new UnsupportedTimeRule(), new ContradictionRule(), new AcronymRule(), new DurationRule(), new ComponentsRule(), new ReportFitsRule(),
    ];
}
