using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A variable's name that is wrong in the container, or in the script that asks for another.</summary>
/// <param name="Flaw">What is wrong in the container.</param>
internal sealed record UnreadName(Flaw Flaw)
{
    private Script? Asker { get; init; }

    private string Asked { get; init; } = "";

    /// <summary>A name that stands where a script asks for another.</summary>
    public static UnreadName Instead(ObjectField field, Script script, string asked) =>
        new(At(field, $"Nothing reads {field.Text ?? field.Key}, but {script.Name} asks for {asked}.", $"Name it {asked}.")) { Asker = script, Asked = asked };

    /// <summary>What is wrong with a name: a value names a variable, or the key of a ConfigMap does.</summary>
    public static Flaw At(ObjectField field, string message, string hint) => IsEntry(field) ? field.Flaw(message, hint) : field.KeyFlaw(message, hint);

    /// <summary>
    /// The finding, at the script's line where a replacement fills the variable: that names it too, so that two say the one and the
    /// script alone the other.
    /// </summary>
    public Finding Placed(World world, Finding finding)
    {
        var (field, value) = (Flaw.Field, IsEntry(Flaw.Field) ? Flaw.Field.Parent!["value"] : Flaw.Field);
        return Asker is null || !value.IsFact || DataFiles.LineOf(world.Fleet, Asker.File, Math.Max(0, Asker.IndexOf(Asked))) is not { } place ? finding
            : finding with
            {
                Message = $"{Asker.Name} asks for {Asked}, but the variable is called {(IsEntry(field) ? field.Text : field.Key)}.",
                Hint = $"Read {(IsEntry(field) ? field.Text : field.Key)}.",
                Blame = Blame.At(place),
            };
    }

    private static bool IsEntry(ObjectField field) => field.Key == "name";
}
