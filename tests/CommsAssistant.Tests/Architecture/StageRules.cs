using System.Reflection;
using NetArchTest.Rules;

namespace CommsAssistant.Tests.Architecture;

/// <summary>Which namespaces the types of one namespace reach, in signatures, bodies, generic arguments, lambdas and async methods.</summary>
internal static class StageRules
{
    /// <summary>The types under <paramref name="from"/> that depend on anything under one of <paramref name="targets"/>.</summary>
    public static IReadOnlyList<string> Offenders(Assembly assembly, string from, IEnumerable<string> targets)
    {
        var result = Types.InAssembly(assembly)
            .That().ResideInNamespaceMatching(Under(from))
            .ShouldNot().HaveDependencyOnAny([.. targets])
            .GetResult();
        return [.. result.FailingTypeNames ?? []];
    }

    /// <summary>The types outside <paramref name="home"/> that depend on anything under <paramref name="target"/>.</summary>
    public static IReadOnlyList<string> OffendersOutside(Assembly assembly, string home, string target)
    {
        var result = Types.InAssembly(assembly)
            .That().DoNotResideInNamespaceMatching(Under(home))
            .ShouldNot().HaveDependencyOn(target)
            .GetResult();
        return [.. result.FailingTypeNames ?? []];
    }

    private static string Under(string name) => $"^{name.Replace(".", @"\.", StringComparison.Ordinal)}(\\.|$)";
}
