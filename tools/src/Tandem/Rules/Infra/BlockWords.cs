using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>What the expressions of a block name: resources, data and locals by their addresses, those of its locals included.</summary>
/// <param name="module">Where the locals are.</param>
internal sealed class BlockWords(HclModule module)
{
    private static readonly char[] Between = [.. " \t\n\r()[]{}\"',:?!=<>&|+-*/%$~"];

    /// <summary>Them.</summary>
    public IReadOnlySet<string> Of(HclBlock block)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in block.All().SelectMany(inner => inner.Attributes))
        {
            Gather(attribute.Value.Text, words);
        }

        return words;
    }

    // google_compute_network.vpc.id names google_compute_network.vpc; data.type.name is one step longer.
    private void Gather(string text, HashSet<string> words)
    {
        foreach (var path in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var steps = path.Split('.');
            var isNew = words.Add(steps.Length < 2 ? path : string.Join('.', steps.Take(steps[0] == "data" ? 3 : 2)));
            words.Add(path.Trim('.'));
            if (isNew && steps is ["local", var name, ..] && module.Local(name) is { } local)
            {
                Gather(local.Text, words);
            }
        }
    }
}
