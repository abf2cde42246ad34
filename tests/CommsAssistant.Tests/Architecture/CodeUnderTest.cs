using System.Reflection;
using System.Runtime.CompilerServices;

namespace CommsAssistant.Tests.Architecture;

/// <summary>The assemblies that the architecture rules look at, and the types that a person wrote in them.</summary>
internal static class CodeUnderTest
{
    public static readonly Assembly Core = Assembly.Load("CommsAssistant.Core");
    public static readonly Assembly Shell = Assembly.Load("CommsAssistant");
    public static readonly Assembly Service = Assembly.Load("comms");
    public static readonly Assembly Eval = Assembly.Load("CommsAssistant.Eval");

    public static readonly IReadOnlyList<Assembly> All = [Core, Shell, Service, Eval];

    /// <summary>Named types in our namespaces; what compilers and source generators add is left out.</summary>
    public static IEnumerable<Type> WrittenTypes(Assembly assembly) =>
        assembly.GetTypes().Where(type => IsOurs(type) && !IsGenerated(type));

    private static bool IsOurs(Type type) =>
        type.Namespace is "CommsAssistant" || type.Namespace?.StartsWith("CommsAssistant.", StringComparison.Ordinal) == true;

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
