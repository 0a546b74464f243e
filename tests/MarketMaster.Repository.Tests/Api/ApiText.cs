using System.Reflection;
using System.Text;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>The public surface of an assembly as text: sorted, one line per member, the same on every machine.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var group in types.GroupBy(type => type.Namespace ?? "", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(group.Key).Append('\n');
            foreach (var type in group.OrderBy(TypeNames.Declared, StringComparer.Ordinal))
                Append(text, type);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        text.Append('\n').Append(TypeHeader.Of(type)).Append('\n');
        if (TypeHeader.IsDelegate(type))
            return;
        text.Append("{\n");
        foreach (var line in MemberLines.Of(type))
            text.Append("    ").Append(line).Append('\n');
        text.Append("}\n");
    }
}
