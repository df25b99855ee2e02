using Tandem.Terraform.Hcl;

namespace Tandem.Rules.Infra;

/// <summary>Which blocks of a configuration wait for which: for every block that they name, in an argument or in <c>depends_on</c>, locals looked through.</summary>
internal sealed class WaitingGraph
{
    private readonly Dictionary<HclBlock, IReadOnlySet<string>> words = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<HclBlock, IReadOnlyList<HclBlock>> named = new(ReferenceEqualityComparer.Instance);

    public WaitingGraph(HclModule module)
    {
        var reader = new BlockWords(module);
        Blocks = [.. module.Blocks.Where(block => block.Address is not null)];
        foreach (var block in Blocks)
        {
            var own = words[block] = reader.Of(block);
            named[block] = [.. Blocks.Where(other => other != block && own.Contains(other.Address!))];
        }
    }

    /// <summary>The resources and data.</summary>
    public IReadOnlyList<HclBlock> Blocks { get; }

    /// <summary>The blocks that one names.</summary>
    public IReadOnlyList<HclBlock> Named(HclBlock block) => named[block];

    /// <summary>Whether a block's expressions, or its locals', hold a word.</summary>
    public bool Says(HclBlock block, string word) => words[block].Contains(word);

    /// <summary>Whether a block waits for one that is as asked, by way of others too.</summary>
    public bool Waits(HclBlock block, Func<HclBlock, bool> isAsked)
    {
        var (seen, open) = (new HashSet<HclBlock>(ReferenceEqualityComparer.Instance), new Stack<HclBlock>(named[block]));
        while (open.TryPop(out var next))
        {
            if (isAsked(next))
            {
                return true;
            }

            foreach (var other in seen.Add(next) ? named[next] : [])
            {
                open.Push(other);
            }
        }

        return false;
    }
}
