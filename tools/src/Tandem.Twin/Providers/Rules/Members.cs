using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>The members that a binding names.</summary>
internal static class Members
{
    public static IEnumerable<Member> Of(Resource resource) =>
        from found in FieldWalk.Of(resource.Schema.Fields, resource.Values, null)
        where found.Field.Format == "iam-member"
        from member in found.Value is ListValue list ? list.Items : [found.Value]
        where member.Text is not null
        select new Member(member.Text!, found.Path);
}
