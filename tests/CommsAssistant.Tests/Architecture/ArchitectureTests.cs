using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CommsAssistant.Tests.Architecture;

public sealed class ArchitectureTests
{
    /// <summary>What each stage of Core may use, besides itself. A new stage is a new line here, and it must keep the graph free of cycles.</summary>
    private static readonly Dictionary<string, string[]> CoreStages = new(StringComparer.Ordinal)
    {
        ["Incidents"] = [],
        ["Wording"] = ["Incidents"],
        ["Facts"] = ["Incidents", "Wording"],
        ["Timeline"] = ["Incidents", "Facts"],
        ["Drafting"] = ["Incidents", "Facts", "Wording", "Timeline"],
        ["Checks"] = ["Incidents", "Facts", "Wording", "Timeline", "Drafting"],
        ["Approval"] = ["Incidents", "Facts", "Drafting", "Checks"],
        ["Publishing"] = ["Incidents", "Approval"],
        ["Postmortems"] = ["Incidents", "Facts", "Wording", "Timeline", "Drafting"],
        ["Cadence"] = ["Incidents", "Facts", "Publishing"],
    };

    /// <summary>The stages of the shell. They may use Storage, Audit and Core; what joins them lies outside of them.</summary>
    private static readonly string[] ShellStages =
        ["Ingestion", "Facts", "Drafting", "Approval", "Publishing", "Cadence", "Redaction", "Prompts", "Models"];

    private static readonly string[] AllowedInputOutput =
        ["System.IO.StringReader", "System.IO.StringWriter", "System.IO.TextReader", "System.IO.TextWriter"];

    private static readonly string[] ForbiddenInCore =
    [
        "System.Console", "System.Random", "System.TimeProvider", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
        "System.Threading.Thread", "System.Threading.Timer", "System.Security.Cryptography.RandomNumberGenerator",
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.TimeZoneInfo.get_Local",
    ];

    private static readonly string[] NamesThatSayNothing = ["Utils", "Util", "Helper", "Helpers", "Manager"];

    public static TheoryData<string> CoreStageNames => [.. CoreStages.Keys];

    public static TheoryData<string> ShellStageNames => [.. ShellStages];

    [Fact]
    public void Core_references_nothing_but_the_base_class_library()
    {
        var library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

        var others = CodeUnderTest.Core.GetReferencedAssemblies().Where(name => !File.Exists(Path.Combine(library, name.Name + ".dll")));

        others.Select(name => name.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Core_touches_no_file_no_network_no_clock_and_no_randomness() =>
        ImpureApis(CodeUnderTest.Core).ShouldBeEmpty();

    [Fact]
    public void The_purity_check_sees_what_it_forbids()
    {
        var seen = ImpureApis(typeof(ArchitectureTests).Assembly);

        seen.ShouldContain("System.IO.File");
        seen.ShouldContain("System.Diagnostics.Process");
        seen.ShouldContain("System.TimeProvider");
        seen.ShouldContain("System.Guid.NewGuid");
    }

    [Fact]
    public void References_point_from_the_service_to_the_shell_to_Core()
    {
        References(CodeUnderTest.Core).ShouldBeEmpty();
        References(CodeUnderTest.Shell).ShouldBeSubsetOf(["CommsAssistant.Core"]);
        References(CodeUnderTest.Service).ShouldBeSubsetOf(["CommsAssistant", "CommsAssistant.Core"]);
        References(CodeUnderTest.Eval).ShouldBeSubsetOf(["CommsAssistant", "CommsAssistant.Core"]);
    }

    [Fact]
    public void The_stages_of_Core_form_no_cycle()
    {
        var placed = new HashSet<string>(StringComparer.Ordinal);
        while (CoreStages.Keys.FirstOrDefault(stage => !placed.Contains(stage) && CoreStages[stage].All(placed.Contains)) is { } next)
        {
            placed.Add(next);
        }

        placed.ShouldBe(CoreStages.Keys, ignoreOrder: true);
    }

    [Fact]
    public void Every_type_in_Core_belongs_to_a_stage()
    {
        var strays = CodeUnderTest.WrittenTypes(CodeUnderTest.Core).Where(type => !CoreStages.ContainsKey(StageOf(type)));

        strays.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(CoreStageNames))]
    public void A_stage_of_Core_uses_only_the_stages_it_may(string stage)
    {
        var others = CoreStages.Keys.Except(CoreStages[stage]).Where(other => other != stage).Select(other => $"CommsAssistant.Core.{other}");

        StageRules.Offenders(CodeUnderTest.Core, $"CommsAssistant.Core.{stage}", others).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(ShellStageNames))]
    public void A_stage_of_the_shell_uses_no_other_stage(string stage)
    {
        var others = ShellStages.Where(other => other != stage).Select(other => $"CommsAssistant.{other}");

        StageRules.Offenders(CodeUnderTest.Shell, $"CommsAssistant.{stage}", others).ShouldBeEmpty();
    }

    [Fact]
    public void Semantic_Kernel_is_used_under_Prompts_only()
    {
        StageRules.OffendersOutside(CodeUnderTest.Shell, "CommsAssistant.Prompts", "Microsoft.SemanticKernel").ShouldBeEmpty();
        StageRules.OffendersOutside(CodeUnderTest.Service, "CommsAssistant.Prompts", "Microsoft.SemanticKernel").ShouldBeEmpty();
        StageRules.OffendersOutside(CodeUnderTest.Eval, "CommsAssistant.Prompts", "Microsoft.SemanticKernel").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(Probes.Using.InAField))]
    [InlineData(nameof(Probes.Using.InABody))]
    [InlineData(nameof(Probes.Using.InAGenericArgument))]
    [InlineData(nameof(Probes.Using.InALambda))]
    [InlineData(nameof(Probes.Using.InAnAsyncMethod))]
    public void The_stage_check_sees_a_dependency(string where)
    {
        var probes = typeof(Probes.Using.InAField).Namespace!;

        var offenders = StageRules.Offenders(typeof(Probes.Using.InAField).Assembly, probes, [typeof(Probes.Used.Target).Namespace!]);

        offenders.ShouldContain($"{probes}.{where}");
    }

    [Fact]
    public void The_stage_check_does_not_take_a_longer_name_for_a_namespace_below()
    {
        var offenders = StageRules.Offenders(
            typeof(Probes.Using.InAField).Assembly, typeof(Probes.Using.InAField).Namespace!, ["CommsAssistant.Tests.Architecture.Probes.Use"]);

        offenders.ShouldBeEmpty();
    }

    [Fact]
    public void Classes_are_sealed_unless_one_of_ours_inherits_from_them()
    {
        var types = CodeUnderTest.All.SelectMany(CodeUnderTest.WrittenTypes).ToList();

        OpenClasses(types).Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void The_check_for_sealed_classes_sees_an_open_one()
    {
        var open = OpenClasses([typeof(Probes.Open), typeof(Probes.Base), typeof(Probes.Derived), typeof(ArchitectureTests)]);

        open.ShouldBe([typeof(Probes.Open)]);
    }

    [Fact]
    public void No_class_is_called_a_helper_or_a_manager()
    {
        var names = CodeUnderTest.All.SelectMany(CodeUnderTest.WrittenTypes).Where(type => SaysNothing(type.Name));

        names.Select(type => type.FullName).ShouldBeEmpty();
        SaysNothing("SlackHelper").ShouldBeTrue();
        SaysNothing("Helpdesk").ShouldBeFalse();
    }

    [Fact]
    public void The_checks_look_at_something()
    {
        foreach (var assembly in CodeUnderTest.All.Where(assembly => assembly.GetTypes().Any(type => type.Namespace is not null && type.IsPublic)))
        {
            CodeUnderTest.WrittenTypes(assembly).ShouldNotBeEmpty(assembly.GetName().Name);
        }
    }

    private static IEnumerable<string> ImpureApis(Assembly assembly) =>
        ReferencedApis.Of(assembly.Location).Where(name =>
            ForbiddenInCore.Contains(name)
            || name.StartsWith("System.Net.", StringComparison.Ordinal)
            || (name.StartsWith("System.IO.", StringComparison.Ordinal)
                && !AllowedInputOutput.Any(allowed => name == allowed || name.StartsWith(allowed + ".", StringComparison.Ordinal))));

    private static IEnumerable<string> References(Assembly assembly)
    {
        var ours = CodeUnderTest.All.Select(one => one.GetName().Name!);
        return assembly.GetReferencedAssemblies().Select(name => name.Name!).Intersect(ours);
    }

    private static string StageOf(Type type) => type.Namespace!.Split('.').ElementAtOrDefault(2) ?? "";

    private static IEnumerable<Type> OpenClasses(IReadOnlyCollection<Type> types)
    {
        var bases = types.Select(type => type.BaseType).OfType<Type>().Select(Definition).ToHashSet();
        return types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !bases.Contains(type) && !IsMadeByATool(type));
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    /// <summary>Razor and the migrations tool write open classes.</summary>
    private static bool IsMadeByATool(Type type) =>
        type.IsAssignableTo(typeof(IComponent)) || type.IsAssignableTo(typeof(Migration)) || type.IsAssignableTo(typeof(ModelSnapshot))
        || type.Name == "_Imports" || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool SaysNothing(string name) =>
        NamesThatSayNothing.Any(ending => name.Split('`')[0].EndsWith(ending, StringComparison.Ordinal));
}
