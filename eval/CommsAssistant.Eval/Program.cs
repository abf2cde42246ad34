using CommsAssistant.Eval;
using Microsoft.Extensions.Options;

try
{
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, e) => { e.Cancel = true; stop.Cancel(); };
    if (args is ["run", .. var rest]) return await RunCommand.RunAsync(RunOptions.Parse(rest), Console.Out, stop.Token);
    Console.Error.WriteLine(RunOptions.Usage);
    return RunCommand.Unusable;
}
catch (Exception e) when (e is EvalInputException or OptionsValidationException or OperationCanceledException)
{
    Console.Error.WriteLine("eval: " + e.Message);
    return RunCommand.Unusable;
}
