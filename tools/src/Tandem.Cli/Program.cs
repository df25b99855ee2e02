using Tandem.Cli;

return await Application.RunAsync(args, TerminalWriter.Over(Console.Out, Console.IsOutputRedirected), TerminalWriter.Over(Console.Error, Console.IsErrorRedirected));
