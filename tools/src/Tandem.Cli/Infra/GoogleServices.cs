using Tandem.Live.Google;
using Tandem.Programs;

namespace Tandem.Cli.Infra;

/// <summary>Google Cloud's interfaces, at the addresses that the google provider of Terraform would use.</summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/google/latest/docs/guides/provider_reference#custom_endpoint</remarks>
internal static class GoogleServices
{
    /// <summary>Secret Manager's root.</summary>
    public static Uri Secrets => Root("GOOGLE_SECRET_MANAGER_CUSTOM_ENDPOINT", "https://secretmanager.googleapis.com/v1/");

    /// <summary>Kubernetes Engine's root.</summary>
    public static Uri Clusters => Root("GOOGLE_CONTAINER_CUSTOM_ENDPOINT", "https://container.googleapis.com/v1/");

    /// <summary>The calls, signed in; each has half a minute.</summary>
    /// <exception cref="ProgramException">There is no access token.</exception>
    public static async Task<GoogleRest> SignInAsync(HttpClient http, CancellationToken cancel)
    {
        http.Timeout = TimeSpan.FromSeconds(30);
        return new GoogleRest(http, await AccessToken.FindAsync(cancel));
    }

    /// <summary>Runs what asks Google Cloud; says why where that, or a program that it needs, refuses.</summary>
    public static async Task<int> TellAsync(Screen screen, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (GoogleException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
        catch (ProgramException e)
        {
            screen.Complain(e.Message, e.Hint);
            return ExitCodes.Unchecked;
        }
    }

    private static Uri Root(string variable, string otherwise) =>
        new(Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given.TrimEnd('/') + "/" : otherwise);
}
