namespace CommsAssistant.Eval.Scoring;

/// <summary>The pairs of greatest total weight, each row and each column at most once (Hungarian method on the matrix made square).</summary>
internal static class Assignment
{
    public static IReadOnlyList<(int Row, int Column)> Best(double[][] weights)
    {
        var n = Math.Max(weights.Length, weights.Select(r => r.Length).DefaultIfEmpty(0).Max());
        double Cost(int i, int j) => i < weights.Length && j < weights[i].Length ? -weights[i][j] : 0;
        var (u, v, rowOf, way) = (new double[n + 1], new double[n + 1], new int[n + 1], new int[n + 1]);
        for (var i = 1; i <= n; i++)
        {
            rowOf[0] = i;
            var least = Enumerable.Repeat(double.PositiveInfinity, n + 1).ToArray();
            var used = new bool[n + 1];
            var column = 0;
            do
            {
                used[column] = true;
                var (row, delta, next) = (rowOf[column], double.PositiveInfinity, 0);
                for (var j = 1; j <= n; j++)
                {
                    if (used[j]) continue;
                    var cost = Cost(row - 1, j - 1) - u[row] - v[j];
                    if (cost < least[j]) (least[j], way[j]) = (cost, column);
                    if (least[j] < delta) (delta, next) = (least[j], j);
                }
                for (var j = 0; j <= n; j++)
                {
                    if (used[j]) (u[rowOf[j]], v[j]) = (u[rowOf[j]] + delta, v[j] - delta);
                    else least[j] -= delta;
                }
                column = next;
            }
            while (rowOf[column] != 0);
            for (; column != 0; column = way[column]) rowOf[column] = rowOf[way[column]];
        }
        return [.. Enumerable.Range(1, n).Select(j => (Row: rowOf[j] - 1, Column: j - 1)).Where(p => p.Row >= 0 && p.Row < weights.Length && p.Column < weights[p.Row].Length && weights[p.Row][p.Column] > 0)];
    }
}
