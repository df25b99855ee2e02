-- Argo CD knows Gateways. Of the multi-cluster class more is asked: an address for each region that was asked for, since the Gateway
-- is Programmed with the first. Nothing waits for this wave, so it may be Progressing for as long as it takes.
local programmed = false
local hs = { status = "Progressing", message = "The controller has not reported yet." }
if obj.status == nil or obj.status.conditions == nil then
  return hs
end

for _, condition in ipairs(obj.status.conditions) do
  if condition.observedGeneration ~= nil and condition.observedGeneration < obj.metadata.generation then
    return { status = "Progressing", message = "The controller has not seen this version yet." }
  end
  if condition.status == "False" and (condition.type == "Accepted" and condition.reason ~= "Pending" or condition.reason == "Invalid") then
    return { status = "Degraded", message = condition.type .. ": " .. (condition.message or condition.reason or "") }
  end
  if condition.type == "Programmed" then
    programmed = condition.status == "True"
    hs.message = condition.message or condition.reason or ""
  end
end

for _, listener in ipairs(obj.status.listeners or {}) do
  for _, condition in ipairs(listener.conditions or {}) do
    if (condition.type == "Accepted" or condition.type == "ResolvedRefs") and condition.status == "False" then
      return { status = "Degraded", message = "Listener " .. listener.name .. ", " .. condition.type .. ": " .. (condition.message or condition.reason or "") }
    end
  end
end

if not programmed then
  return hs
end

local missing = #(obj.spec.addresses or {}) - #(obj.status.addresses or {})
if obj.spec.gatewayClassName == "gke-l7-cross-regional-internal-managed-mc" and missing > 0 then
  return { status = "Progressing", message = missing .. " of its addresses are not served yet." }
end
return { status = "Healthy", message = hs.message }
