using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using Tandem.Cli.Completion;
using Tandem.Cli.Live;
using Tandem.Findings;
using Tandem.Live.Chat;
using Tandem.Live.Targets;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem chat</c>: one question through the gateway, with the region that answered and how long it took.</summary>
internal static class ChatCommand
{
    private static readonly Argument<string> Prompt = new("PROMPT") { Description = "The question." };
    private static readonly Option<string?> Region = new("--region") { Description = "Ask the gateway of this region; the config cluster's by default.", HelpName = "NAME" };
    private static readonly Option<string?> Gateway = new("--gateway") { Description = "Ask this address instead of the Gateway's own, such as the near end of a tunnel.", HelpName = "URL" };
    private static readonly Option<int> Tokens = new("--max-tokens") { Description = "The most tokens of the answer.", HelpName = "NUMBER", DefaultValueFactory = _ => 200 };

    public static Command Create(Screen screen)
    {
        var command = new Command("chat", "Ask the model a question through the gateway.") { Prompt, LiveOptions.Contexts, LiveOptions.Kubeconfig, LiveOptions.Twin, Region, Gateway, Tokens };
        Tokens.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value > 0))
            {
                result.AddError($"--max-tokens must be a whole number above 0; it is {result.Tokens[0].Value}.");
            }
        });
        Region.CompletionSources.Add(_ => Sources.Clusters().Select(name => new CompletionItem(name)));
        command.SetAction((parsed, cancel) => LiveSession.RunAsync(parsed, screen, session => RunAsync(parsed, screen, session, cancel), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, LiveSession session, CancellationToken cancel)
    {
        var names = session.Fleet.Names;
        var region = names.Choose(parsed.GetValue(Region) ?? names.ConfigCluster);
        var gateway = parsed.GetValue(Gateway) is { } given ? Address(given) : (await GatewayAddresses.FindAsync(session.Fleet, cancel))[region];
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        var answer = await new ChatClient(http, TimeProvider.System).AskAsync(
            gateway, names.Model, names.Objective, parsed.GetValue(Prompt)!, parsed.GetValue(Tokens), screen.Output.Write, cancel);
        return Show(screen, answer);
    }

    private static int Show(Screen screen, ChatAnswer answer)
    {
        if (answer.Status != 200)
        {
            screen.Complain($"The gateway answered {answer.Status}: {answer.Text}", "tandem status shows what is missing.");
            return ExitCodes.Findings;
        }

        screen.Output.WriteLine();
        screen.Output.WriteLine($"{answer.Region ?? "a region that does not name itself"}, first token after {answer.FirstToken?.TotalMilliseconds ?? 0:0} ms, all after {answer.Total.TotalMilliseconds:0} ms");
        if (!answer.IsWhole)
        {
            screen.Complain("The answer broke off.");
        }

        return answer.IsWhole ? ExitCodes.Clean : ExitCodes.Findings;
    }

    private static Uri Address(string text) => Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address
        : throw new SettingsException(new Place("--gateway", 1, 1), $"{text} is no URL.", "Write --gateway http://HOST:PORT.");
}
