using System.Text.RegularExpressions;
using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>Of blocks of one type that say the same where each should say its own, the one that has the other's value.</summary>
/// <param name="tracer">Finds what a name stands for.</param>
internal sealed partial class OddBlock(FactTracer tracer)
{
    /// <summary>
    /// The place to edit: the value, or the local that it is, whose words its block does not have elsewhere. Null where no block, or
    /// more than one, is odd, and where no other says the same.
    /// </summary>
    public Place? Find(HclBlock resource, HclArgument attribute)
    {
        var type = resource.All().FirstOrDefault(block => block != resource && block.Attributes.Contains(attribute))?.Type;
        var alike = type is null ? [] : resource.Nested(type).Select(block => new Said(block, attribute.Name, block.Attribute(attribute.Name)?.Value, tracer))
            .Where(said => said.Meant is not null && said.Meant.Text == tracer.Follow(attribute.Value).Text).ToList();
        var isOneLocal = alike.DistinctBy(said => said.Meant!.Place).Count() < alike.Count;
        List<Said> odd = alike.Count < 2 ? [] : alike.FindAll(said => !said.IsOwn(isOneLocal));
        return odd is [var only] ? isOneLocal ? only.Value!.Place : only.Meant!.Place : null;
    }

    /// <summary>Of resources of one type that say the same in an attribute of their own, the place of the one whose name and other attributes have least to do with it. Null where none has less than the others.</summary>
    public Place? FindAmong(HclBlock resource, HclArgument attribute)
    {
        var meant = tracer.Follow(attribute.Value).Text;
        var alike = (from other in tracer.Module.Blocks
                     where other.Type == "resource" && other.Labels[0] == resource.Labels[0]
                     let own = other.Attribute(attribute.Name)
                     where own is not null && tracer.Follow(own.Value).Text == meant
                     let told = string.Join(' ', other.Attributes.Where(beside => beside != own).Select(beside => beside.Value.Text).Prepend(other.Labels[1]))
                     let fit = Words(told).Intersect(Words(meant), StringComparer.Ordinal).Count()
                     orderby fit
                     select new { own.Value.Place, Fit = fit }).ToList();
        return alike.Count > 1 && alike[0].Fit < alike[1].Fit ? alike[0].Place : null;
    }

    private sealed record Said(HclBlock Block, string Name, HclValue? Value, FactTracer Tracer)
    {
        public HclValue? Meant { get; } = Value is null ? null : Tracer.Follow(Value);

        // A local of its own tells by its name what is meant, else the block's other attributes do.
        public bool IsOwn(bool isOneLocal) => Words(!isOneLocal && Meant!.Place != Value!.Place ? Value.Text : string.Join(' ', Block.Attributes.Where(other => other.Name != Name).Select(other => other.Value.Text)))
            .Intersect(Words(Meant!.Text), StringComparer.Ordinal).Any();
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant().TrimEnd('s'));

    [GeneratedRegex("[A-Z]?[a-z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
