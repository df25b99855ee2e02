using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Security;

/// <summary>Bindings that give too much, or to too many.</summary>
internal static class BroadBindings
{
    private static readonly string[] Mighty = ["cluster-admin", "admin", "edit"];

    private static readonly string[] Everybody = ["system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts", "system:masters"];

    /// <summary>What is too much about one.</summary>
    public static IEnumerable<Flaw> OfBinding(ObjectField root)
    {
        var role = root["roleRef"]["name"];
        if (Mighty.Contains(role.Text, StringComparer.Ordinal) && root["roleRef"]["kind"].Text == "ClusterRole")
        {
            yield return role.Flaw($"The binding gives {role.Text}.", "Bind a role of its own that names what is needed.");
        }

        foreach (var subject in root["subjects"].Items.Select(subject => subject["name"]).Where(name => Everybody.Contains(name.Text, StringComparer.Ordinal)))
        {
            yield return subject.Flaw($"The binding reaches {subject.Text}, which is nearly everybody.", "Name the accounts that need it.");
        }
    }
}
