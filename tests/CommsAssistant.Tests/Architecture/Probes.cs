#pragma warning disable CA1812, CA1823, CA1852, CS0169, IDE0044, IDE0051 // Samples that the checks must see; nobody calls them.

using CommsAssistant.Tests.Architecture.Probes.Used;

namespace CommsAssistant.Tests.Architecture.Probes.Used
{
    internal sealed class Target
    {
        public int Number { get; init; }

        public static Task<Target> NextAsync() => Task.FromResult(new Target());
    }
}

namespace CommsAssistant.Tests.Architecture.Probes.Using
{
    internal sealed class InAField
    {
        private Target? _target;
    }

    internal sealed class InABody
    {
        public static int Number() => new Target().Number;
    }

    internal sealed class InAGenericArgument
    {
        public static int Count(IReadOnlyDictionary<string, List<Target>> targets) => targets.Count;
    }

    internal sealed class InALambda
    {
        public static int[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(number => new Target { Number = number }.Number)];
    }

    internal sealed class InAnAsyncMethod
    {
        public static async Task<int> NumberAsync()
        {
            await Task.Yield();
            return (await Target.NextAsync()).Number;
        }
    }
}

namespace CommsAssistant.Tests.Architecture.Probes
{
    internal class Open
    {
        public static Guid Impure() => TimeProvider.System.GetUtcNow() > default(DateTimeOffset) ? Guid.NewGuid() : default;
    }

    internal class Base;

    internal sealed class Derived : Base;
}
