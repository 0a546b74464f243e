using MarketMaster.Prediction;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

internal sealed class ActionPredictorOptionsValidator : IValidateOptions<ActionPredictorOptions>
{
    public ValidateOptionsResult Validate(string? name, ActionPredictorOptions options)
    {
        var problems = options.Problems().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
