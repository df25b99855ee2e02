using Microsoft.AspNetCore.Http;
using Shouldly;
using Tandem.Twin.Traffic.Gateway;

namespace Tandem.Tests.Twin.Traffic;

public sealed class RouteMatchTests
{
    [Theory]
    [InlineData("PathPrefix", "/", "/anything", true)]
    [InlineData("PathPrefix", "/v1", "/v1", true)]
    [InlineData("PathPrefix", "/v1", "/v1/models", true)]
    [InlineData("PathPrefix", "/v1/", "/v1/models", true)]
    [InlineData("PathPrefix", "/v1", "/v1beta", false)]
    [InlineData("Exact", "/v1", "/v1", true)]
    [InlineData("Exact", "/v1", "/v1/", false)]
    [InlineData("RegularExpression", "/v[12]/.*", "/v2/models", true)]
    [InlineData("RegularExpression", "/v[12]", "/v2/models", false)]
    [InlineData("RegularExpression", "/v[12", "/v[12", false)]
    public void Takes_APath_ByItsType(string type, string path, string asked, bool expected) =>
        new RouteMatch(type, path, null, [], []).Takes(Request(asked)).ShouldBe(expected);

    [Fact]
    public void Takes_OnlyWhereAllConditionsHold()
    {
        var match = new RouteMatch("PathPrefix", "/", "POST", [new ValueMatch("x-team", "blue", IsExpression: false)], [new ValueMatch("beta", "[01]", IsExpression: true)]);
        match.Takes(Request("/", "POST", "blue", "?beta=1")).ShouldBeTrue();
        match.Takes(Request("/", "GET", "blue", "?beta=1")).ShouldBeFalse();
        match.Takes(Request("/", "POST", "red", "?beta=1")).ShouldBeFalse();
        match.Takes(Request("/", "POST", "blue", "?beta=2")).ShouldBeFalse();
        match.Takes(Request("/", "POST", "blue")).ShouldBeFalse();
    }

    [Fact]
    public void Rank_PutsTheMoreSpecificFirst()
    {
        var prefix = new RouteMatch("PathPrefix", "/v1", null, [], []);
        var longer = prefix with { Path = "/v1/models" };
        var exact = prefix with { PathType = "Exact" };
        var method = prefix with { Method = "GET" };
        new[] { prefix, method, longer, exact }.OrderByDescending(match => match.Rank).ShouldBe([exact, longer, method, prefix]);
    }

    private static HttpRequest Request(string path, string method = "GET", string? team = null, string query = "")
    {
        var context = new DefaultHttpContext();
        (context.Request.Path, context.Request.Method, context.Request.QueryString) = (path, method, new QueryString(query));
        if (team is not null)
        {
            context.Request.Headers["x-team"] = team;
        }

        return context.Request;
    }
}
