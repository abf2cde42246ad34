using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CommsAssistant.Tests.Architecture;

/// <summary>Every type and member outside itself that an assembly names, read from its metadata: complete, whatever the code looks like.</summary>
internal static class ReferencedApis
{
    /// <summary>Full names as "System.IO.File" and "System.DateTime.get_Now".</summary>
    public static IReadOnlySet<string> Of(string assemblyPath)
    {
        using var stream = File.OpenRead(assemblyPath);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();

        var names = metadata.TypeReferences.Select(handle => TypeName(metadata, handle)).ToHashSet(StringComparer.Ordinal);
        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                names.Add($"{TypeName(metadata, (TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}");
            }
        }

        return names;
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{TypeName(metadata, (TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
